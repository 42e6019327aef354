package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.EventSeen;
import dev.inquest.observation.Observation.WholeObject;
import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Autoscalers that cannot work: no target, nothing to measure, no request to measure against; or that can do no more. */
public final class Autoscalers implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        Map<Entity, Entity> targets = new HashMap<>();
        for (Cited<WholeObject> hpa : seen.objects("HorizontalPodAutoscaler")) {
            Entity target = target(hpa);
            Entity other = targets.putIfAbsent(target, hpa.what().entity());
            if (other != null) {
                found.add(Findings.warning(
                        "hpa.target-shared",
                        hpa.what().entity(),
                        hpa.what().entity().name() + " and " + other.name() + " both scale " + target.name() + ".",
                        List.of(hpa.evidence())));
            }
            target(seen, hpa, target, found);
            conditions(hpa, found);
        }
        for (Cited<EventSeen> event : seen.events()) {
            if (event.what().regarding().kind().equals("HorizontalPodAutoscaler")) {
                said(
                                event.what().regarding(),
                                event.what().reason(),
                                event.what().message(),
                                event.evidence())
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static Entity target(Cited<WholeObject> hpa) {
        JsonNode reference = Fields.at(hpa.what().object(), "spec", "scaleTargetRef");
        String kind = Fields.text(reference, "kind");
        String name = Fields.text(reference, "name");
        return new Entity(
                hpa.what().entity().namespace(),
                kind.isEmpty() ? "Deployment" : kind,
                name.isEmpty() ? "unnamed" : name);
    }

    private static void target(EvidenceIndex seen, Cited<WholeObject> hpa, Entity target, List<Finding> found) {
        Entity entity = hpa.what().entity();
        Optional<Integer> absent = seen.absent(target);
        if (absent.isPresent()) {
            found.add(Findings.error(
                    "hpa.target-missing",
                    entity,
                    entity.name() + " scales " + target.kind() + " " + target.name() + ", which does not exist.",
                    List.of(hpa.evidence(), absent.get())));
            return;
        }
        seen.object(target).ifPresent(workload -> {
            for (String resource : measured(hpa.what().object())) {
                Fields.list(workload.what().object(), "spec", "template", "spec", "containers").stream()
                        .filter(c -> Fields.text(c, "resources", "requests", resource)
                                        .isEmpty()
                                && Fields.text(c, "resources", "limits", resource)
                                        .isEmpty())
                        .findFirst()
                        .ifPresent(c -> found.add(Findings.error(
                                "hpa.requests-missing",
                                entity,
                                entity.name() + " scales by " + resource + " utilization, but container "
                                        + Fields.text(c, "name") + " of " + target.name() + " requests none.",
                                List.of(hpa.evidence(), workload.evidence()))));
            }
        });
    }

    /** Resources measured as a share of what is requested. */
    private static List<String> measured(JsonNode hpa) {
        return Fields.list(hpa, "spec", "metrics").stream()
                .filter(m -> Fields.text(m, "type").equals("Resource")
                        && Fields.text(m, "resource", "target", "type").equals("Utilization"))
                .map(m -> Fields.text(m, "resource", "name"))
                .filter(r -> !r.isEmpty())
                .toList();
    }

    private static void conditions(Cited<WholeObject> hpa, List<Finding> found) {
        Entity entity = hpa.what().entity();
        JsonNode object = hpa.what().object();
        for (JsonNode condition : Fields.list(object, "status", "conditions")) {
            if (Set.of("ScalingActive", "AbleToScale").contains(Fields.text(condition, "type"))
                    && Fields.text(condition, "status").equals("False")) {
                said(entity, Fields.text(condition, "reason"), Fields.text(condition, "message"), hpa.evidence())
                        .ifPresent(found::add);
            }
        }
        int max = Fields.at(object, "spec", "maxReplicas").asInt();
        boolean limited = Fields.list(object, "status", "conditions").stream()
                .anyMatch(c -> Fields.text(c, "reason").equals("TooManyReplicas")
                        && Fields.text(c, "status").equals("True"));
        if (limited && Fields.at(object, "status", "currentReplicas").asInt() >= max) {
            found.add(Findings.warning(
                    "hpa.at-maximum",
                    entity,
                    entity.name() + " wants more than its maximum of " + max + " replicas.",
                    List.of(hpa.evidence())));
        }
    }

    private static Optional<Finding> said(Entity hpa, String reason, String message, int evidence) {
        if (reason.equals("ScalingDisabled")) {
            return Optional.empty();
        }
        if (message.contains("missing request for")) {
            return Optional.of(Findings.error(
                    "hpa.requests-missing", hpa, hpa.name() + ": " + Shorten.to(260, message), List.of(evidence)));
        }
        if (reason.equals("FailedGetScale")) {
            return Optional.of(Findings.error(
                    "hpa.target-missing", hpa, hpa.name() + ": " + Shorten.to(260, message), List.of(evidence)));
        }
        return reason.startsWith("FailedGet") || reason.startsWith("FailedCompute") || reason.equals("InvalidSelector")
                ? Optional.of(Findings.warning(
                        "hpa.no-metrics", hpa, hpa.name() + ": " + Shorten.to(260, message), List.of(evidence)))
                : Optional.empty();
    }
}
