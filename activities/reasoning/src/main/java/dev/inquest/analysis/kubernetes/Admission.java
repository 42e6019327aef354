package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Health;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.EventSeen;
import dev.inquest.observation.Observation.WholeObject;
import dev.inquest.text.Shorten;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Pods that the API server refuses to create, from controllers' events and from workload conditions. */
public final class Admission implements Analyzer {

    private static final Map<String, Pattern> CODES = codes();

    private static Map<String, Pattern> codes() {
        Map<String, Pattern> codes = new LinkedHashMap<>();
        codes.put("quota.exceeded", Pattern.compile("exceeded quota|failed quota"));
        codes.put("priority.class-missing", Pattern.compile("no PriorityClass with name"));
        codes.put("admission.service-account-missing", Pattern.compile("serviceaccount \"[^\"]{1,253}\" not found"));
        codes.put(
                "admission.limit-range",
                Pattern.compile(
                        "(maximum|minimum) (cpu|memory|[a-z-]{1,30}) usage per|limit to request ratio|must be less than or equal to (cpu|memory|ephemeral-storage) limit"));
        codes.put("admission.pod-security", Pattern.compile("violates PodSecurity"));
        codes.put("admission.webhook-unavailable", Pattern.compile("failed calling webhook"));
        codes.put(
                "admission.webhook-denied",
                Pattern.compile("admission webhook .{1,253} denied|ValidatingAdmissionPolicy .{1,253} denied"));
        return codes;
    }

    private static final Pattern CALLED = Pattern.compile("https?://([a-z0-9-]{1,63})\\.([a-z0-9-]{1,63})\\.svc");
    private static final Pattern WEBHOOK = Pattern.compile("failed calling webhook \"([^\"]{1,253})\"");

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        Health health = new Health(seen);
        Workloads workloads = new Workloads(seen);
        for (Cited<EventSeen> event : latest(seen, workloads)) {
            EventSeen e = event.what();
            if (!health.healed(e.regarding()) && !overtaken(seen, e) && !Jobs.complete(seen, e.regarding())) {
                judge(seen, workloads.of(e.regarding()), e.message(), event.evidence(), found);
            }
        }
        Stream.of("Deployment", "ReplicaSet", "StatefulSet")
                .flatMap(kind -> seen.objects(kind).stream())
                .filter(o -> !health.healed(o.what().entity()))
                .forEach(o -> conditions(seen, workloads, o, found));
        return found;
    }

    /** Of a workload's refusals the last one counts: earlier reasons gave way to it. */
    private static List<Cited<EventSeen>> latest(EvidenceIndex seen, Workloads workloads) {
        Map<Entity, Cited<EventSeen>> latest = new LinkedHashMap<>();
        for (Cited<EventSeen> event : seen.events()) {
            if (event.what().reason().startsWith("FailedCreate")) {
                latest.merge(workloads.of(event.what().regarding()), event, (a, b) -> at(b).isBefore(at(a)) ? a : b);
            }
        }
        return List.copyOf(latest.values());
    }

    private static Instant at(Cited<EventSeen> event) {
        Instant last = event.what().lastSeen();
        return last == null ? Instant.MIN : last;
    }

    /** A pod of the replica set exists, so it is no longer refused for want of an account that all its pods share. */
    private static boolean overtaken(EvidenceIndex seen, EventSeen event) {
        return event.message().contains("serviceaccount")
                && Names.any(
                        seen.entities("Pod"),
                        event.regarding().namespace(),
                        event.regarding().name() + "-");
    }

    private static void conditions(
            EvidenceIndex seen, Workloads workloads, Cited<WholeObject> sighted, List<Finding> found) {
        for (JsonNode condition : Fields.list(sighted.what().object(), "status", "conditions")) {
            if (Fields.text(condition, "type").equals("ReplicaFailure")
                    && Fields.text(condition, "status").equals("True")) {
                judge(
                        seen,
                        workloads.of(sighted.what().entity()),
                        Fields.text(condition, "message"),
                        sighted.evidence(),
                        found);
            }
        }
    }

    private static void judge(EvidenceIndex seen, Entity workload, String message, int evidence, List<Finding> found) {
        CODES.entrySet().stream()
                .filter(c -> c.getValue().matcher(message).find())
                .findFirst()
                .ifPresent(c -> found.add(new Finding(
                        c.getKey(),
                        toMend(seen, c.getKey(), workload, message),
                        Severity.ERROR,
                        "Pods of " + workload.name() + " are refused: " + Shorten.to(300, message),
                        List.of(evidence))));
    }

    /**
     * A quota is the namespace's, a webhook that cannot be reached its own configuration's or its Service's; everything
     * else is the template's.
     */
    private static Entity toMend(EvidenceIndex seen, String code, Entity workload, String message) {
        String namespace = workload.namespace();
        if (code.equals("quota.exceeded") && namespace != null) {
            return Entity.clusterScoped("Namespace", namespace);
        }
        return code.equals("admission.webhook-unavailable")
                ? webhook(seen, message).orElse(workload)
                : workload;
    }

    /**
     * Whose pods are refused because a webhook gives no answer: what has to be mended, by whom it governs.
     *
     * @param governs the webhook's configuration or Service
     * @param workload whose pods are refused
     * @param evidence where that is said
     */
    public record Refusal(Entity governs, Entity workload, int evidence) {}

    /** The refusals that are told by events. */
    public static List<Refusal> byWebhooks(EvidenceIndex seen) {
        Workloads workloads = new Workloads(seen);
        List<Refusal> refusals = new ArrayList<>();
        for (Cited<EventSeen> event : latest(seen, workloads)) {
            webhook(seen, event.what().message())
                    .ifPresent(w -> refusals.add(
                            new Refusal(w, workloads.of(event.what().regarding()), event.evidence())));
        }
        return refusals;
    }

    private static Optional<Entity> webhook(EvidenceIndex seen, String message) {
        Matcher called = CALLED.matcher(message);
        Optional<Entity> service =
                called.find() ? Optional.of(Entity.of(called.group(2), "Service", called.group(1))) : Optional.empty();
        Matcher name = WEBHOOK.matcher(message);
        Optional<Entity> configuration = name.find()
                ? Webhooks.KINDS.stream()
                        .flatMap(kind -> seen.objects(kind).stream())
                        .filter(c -> Fields.list(c.what().object(), "webhooks").stream()
                                .anyMatch(w -> Fields.text(w, "name").equals(name.group(1))))
                        .map(c -> c.what().entity())
                        .findFirst()
                : Optional.empty();
        boolean serviceStands = service.filter(seen::knows).isPresent();
        return serviceStands ? service : configuration.or(() -> service);
    }
}
