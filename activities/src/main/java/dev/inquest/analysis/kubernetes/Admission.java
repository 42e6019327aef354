package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Fields;
import dev.inquest.analysis.Health;
import dev.inquest.analysis.Seen;
import dev.inquest.analysis.Sighted;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.incident.Shorten;
import dev.inquest.observation.Observation.EventSeen;
import dev.inquest.observation.Observation.WholeObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Pods that the API server refuses to create, from controllers' events and from workload conditions. */
public final class Admission implements Analyzer {

    private static final Map<String, Pattern> CODES = codes();

    private static Map<String, Pattern> codes() {
        Map<String, Pattern> codes = new LinkedHashMap<>();
        codes.put("quota.exceeded", Pattern.compile("exceeded quota|failed quota"));
        codes.put("admission.service-account-missing", Pattern.compile("serviceaccount \"[^\"]{1,253}\" not found"));
        codes.put(
                "admission.limit-range",
                Pattern.compile("(maximum|minimum) (cpu|memory|[a-z-]{1,30}) usage per|limit to request ratio"));
        codes.put("admission.pod-security", Pattern.compile("violates PodSecurity"));
        codes.put("admission.webhook-unavailable", Pattern.compile("failed calling webhook"));
        codes.put("admission.webhook-denied", Pattern.compile("admission webhook .{1,253} denied"));
        return codes;
    }

    @Override
    public List<Finding> analyze(Seen seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        Health health = new Health(seen);
        Workloads workloads = new Workloads(seen);
        for (Sighted<EventSeen> event : latest(seen, workloads)) {
            EventSeen e = event.what();
            if (!health.healed(e.regarding()) && !overtaken(seen, e)) {
                judge(workloads.of(e.regarding()), e.message(), event.evidence(), found);
            }
        }
        Stream.of("Deployment", "ReplicaSet", "StatefulSet")
                .flatMap(kind -> seen.objects(kind).stream())
                .filter(o -> !health.healed(o.what().entity()))
                .forEach(o -> conditions(workloads, o, found));
        return found;
    }

    /** Of a workload's refusals the last one counts: earlier reasons gave way to it. */
    private static List<Sighted<EventSeen>> latest(Seen seen, Workloads workloads) {
        Map<Entity, Sighted<EventSeen>> latest = new LinkedHashMap<>();
        for (Sighted<EventSeen> event : seen.events()) {
            if (event.what().reason().startsWith("FailedCreate")) {
                latest.merge(workloads.of(event.what().regarding()), event, (a, b) -> at(b).isBefore(at(a)) ? a : b);
            }
        }
        return List.copyOf(latest.values());
    }

    private static Instant at(Sighted<EventSeen> event) {
        Instant last = event.what().lastSeen();
        return last == null ? Instant.MIN : last;
    }

    /** A pod of the replica set exists, so it is no longer refused for want of an account that all its pods share. */
    private static boolean overtaken(Seen seen, EventSeen event) {
        return event.message().contains("serviceaccount")
                && Names.any(
                        seen.entities("Pod"),
                        event.regarding().namespace(),
                        event.regarding().name() + "-");
    }

    private static void conditions(Workloads workloads, Sighted<WholeObject> sighted, List<Finding> found) {
        for (JsonNode condition : Fields.list(sighted.what().object(), "status.conditions")) {
            if (Fields.text(condition, "type").equals("ReplicaFailure")
                    && Fields.text(condition, "status").equals("True")) {
                judge(
                        workloads.of(sighted.what().entity()),
                        Fields.text(condition, "message"),
                        sighted.evidence(),
                        found);
            }
        }
    }

    private static void judge(Entity workload, String message, int evidence, List<Finding> found) {
        CODES.entrySet().stream()
                .filter(c -> c.getValue().matcher(message).find())
                .findFirst()
                .ifPresent(c -> found.add(new Finding(
                        c.getKey(),
                        toMend(c.getKey(), workload),
                        Severity.ERROR,
                        "Pods of " + workload.name() + " are refused: " + Shorten.to(300, message),
                        List.of(evidence))));
    }

    /** A quota or limit range is the namespace's; everything else is the template's. */
    private static Entity toMend(String code, Entity workload) {
        String namespace = workload.namespace();
        return code.equals("quota.exceeded") && namespace != null
                ? Entity.clusterScoped("Namespace", namespace)
                : workload;
    }
}
