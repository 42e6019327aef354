package dev.inquest.analysis.kubernetes;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.Health;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.observation.Observation.EventSeen;
import dev.inquest.observation.Observation.LogSeen;
import dev.inquest.text.Shorten;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the API server forbids a workload, in its own words, from logs and events: who may not do what to what. Where the
 * workload does well all the same it can live without.
 */
public final class ApiAccess implements Analyzer {

    private static final Pattern FORBIDDEN = Pattern.compile(
            "User \\\\?\"system:serviceaccount:([a-z0-9-]{1,63}):([a-z0-9.-]{1,253})\\\\?\" cannot (\\w{1,20}) (?:resource \\\\?\"([\\w./-]{1,120})\\\\?\"|path \\\\?\"(\\S{1,120}?)\\\\?\")");
    private static final int LINES = 2_000;

    private static final EvidenceIndex.View<List<Finding>> FOUND = EvidenceIndex.view(ApiAccess::read);
    private static final Pattern ACCOUNT = Pattern.compile(" as ServiceAccount (\\S+)\\.$");

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        return seen.get(FOUND);
    }

    /** Accounts that were forbidden something, as {@code namespace/name}. */
    static Set<String> forbidden(EvidenceIndex seen) {
        return seen.get(FOUND).stream()
                .map(f -> ACCOUNT.matcher(f.message()))
                .filter(Matcher::find)
                .map(m -> m.group(1))
                .collect(Collectors.toSet());
    }

    private static List<Finding> read(EvidenceIndex seen) {
        Workloads workloads = new Workloads(seen);
        Health health = new Health(seen);
        Map<String, Finding> found = new LinkedHashMap<>();
        for (Cited<LogSeen> log : seen.logs()) {
            List<String> lines = log.what().lines();
            Entity workload = workloads.of(log.what().pod());
            boolean suffers = PodView.of(seen, log.what().pod())
                    .filter(p -> !p.healthy() || p.restarts() > 0)
                    .isPresent();
            for (String line : lines.subList(Math.max(0, lines.size() - LINES), lines.size())) {
                if (line.contains("cannot ") && line.contains("serviceaccount")) {
                    forbidden(workload, Shorten.to(4_000, line), suffers, log.evidence(), found);
                }
            }
        }
        for (Cited<EventSeen> event : seen.events()) {
            if (event.what().message().contains("cannot ")
                    && !health.healed(event.what().regarding())) {
                forbidden(
                        workloads.of(event.what().regarding()), event.what().message(), true, event.evidence(), found);
            }
        }
        return List.copyOf(found.values());
    }

    private static void forbidden(
            Entity workload, String said, boolean suffers, int evidence, Map<String, Finding> found) {
        Matcher who = FORBIDDEN.matcher(said);
        if (who.find()) {
            String what = who.group(4) != null ? who.group(4) : who.group(5);
            String message = workload.name() + " is forbidden to " + who.group(3) + " " + what + " as ServiceAccount "
                    + who.group(1) + "/" + who.group(2) + ".";
            found.putIfAbsent(
                    message,
                    suffers
                            ? Findings.error("api.forbidden", workload, message, List.of(evidence))
                            : Findings.warning("api.forbidden-noted", workload, message, List.of(evidence)));
        }
    }
}
