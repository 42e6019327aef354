package dev.inquest.command.reach;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.Selection;
import dev.inquest.incident.Entity;
import java.util.List;
import java.util.Optional;

/** Whether the caller can resolve the name of a Service: its DNS policy, the DNS pods, and its way to them. */
final class DnsStep {

    private static final String NAMESPACE = "kube-system";
    private static final Selection DNS_PODS = Selection.labelled("k8s-app=kube-dns");
    private static final String PORT = "53";

    private final Sight sight;
    private final Trail trail;

    DnsStep(Sight sight, Trail trail) {
        this.sight = sight;
        this.trail = trail;
    }

    void judge(Party from, Party to) {
        String host = name(to.object()) + "." + to.namespace();
        from.representative().ifPresent(pod -> {
            if (policy(pod, host)) {
                servers(pod, host);
            }
        });
    }

    /** Whether the caller asks the cluster's DNS at all. */
    private boolean policy(JsonNode pod, String host) {
        String policy = or(text(pod, "spec", "dnsPolicy"), "ClusterFirst");
        boolean hostNetwork = at(pod, "spec", "hostNetwork").asBoolean();
        if (policy.equals("Default") || policy.equals("ClusterFirst") && hostNetwork) {
            trail.step(
                    ReachVerdict.DENIED,
                    "dns",
                    entity(pod),
                    "dnsPolicy " + policy + (hostNetwork ? " on the host network" : "")
                            + " asks the node's DNS, which does not know " + host);
            return false;
        }
        if (policy.equals("None")) {
            String servers = String.join(
                    ", ", texts(pod, "spec", "dnsConfig", "nameservers").toList());
            trail.step(
                    ReachVerdict.UNKNOWN,
                    "dns",
                    entity(pod),
                    "dnsPolicy None asks " + or(servers, "nobody") + "; whether they know " + host + " is not seen");
            return false;
        }
        return true;
    }

    private void servers(JsonNode pod, String host) {
        Optional<List<JsonNode>> servers = sight.list("pods", NAMESPACE, DNS_PODS);
        Entity dns = Entity.of(NAMESPACE, "Service", "kube-dns");
        if (servers.isPresent() && !servers.get().isEmpty()) {
            long ready = servers.get().stream().filter(DnsStep::isReady).count();
            trail.step(
                    ReachVerdict.of(ready > 0),
                    "dns",
                    dns,
                    ready + " of " + servers.get().size() + " DNS pods ready; " + host + " is known to them");
        } else {
            trail.step(
                    ReachVerdict.UNKNOWN,
                    "dns",
                    dns,
                    servers.isPresent() ? "no pod with label k8s-app=kube-dns" : "the DNS pods were not shown");
        }
        Optional<JsonNode> server = servers.flatMap(all -> all.stream().findFirst());
        new NetworkPolicySteps(sight, trail).egressToDns(pod, server, PORT);
    }

    private static boolean isReady(JsonNode pod) {
        return each(pod, "status", "conditions")
                .anyMatch(c ->
                        text(c, "type").equals("Ready") && text(c, "status").equals("True"));
    }
}
