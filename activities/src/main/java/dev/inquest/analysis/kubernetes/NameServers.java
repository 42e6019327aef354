package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Fields;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.Seen;
import dev.inquest.analysis.logs.Call;
import dev.inquest.analysis.logs.Calls;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Pods that do badly, or cannot resolve names, while their own DNS policy bypasses the cluster's name service. */
public final class NameServers implements Analyzer {

    @Override
    public List<Finding> analyze(Seen seen, Incident incident) {
        Set<Entity> unresolving = Calls.failing(seen).stream()
                .filter(c -> c.kind().isUnresolved())
                .map(Call::pod)
                .collect(Collectors.toSet());
        List<Finding> found = new ArrayList<>();
        for (PodView pod : PodView.all(seen)) {
            List<String> servers = Fields.list(pod.object(), "spec.dnsConfig.nameservers").stream()
                    .map(JsonNode::asText)
                    .toList();
            boolean bypasses = Fields.text(pod.object(), "spec.dnsPolicy").equals("None");
            if (bypasses && (!pod.healthy() || unresolving.contains(pod.entity()))) {
                found.add(new Finding(
                        "pod.own-nameserver",
                        pod.entity(),
                        Severity.ERROR,
                        pod.entity().name() + " asks " + servers + " for names instead of the cluster's name service.",
                        pod.evidence()));
            }
        }
        return found;
    }
}
