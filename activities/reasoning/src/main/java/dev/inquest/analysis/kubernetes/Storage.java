package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.Numbers;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.LabelSelectors;
import dev.inquest.observation.Observation.TableRow;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Claims that are not bound, and which of their fields keeps the volume meant for them from binding. */
public final class Storage implements Analyzer {

    private static final String CLAIM = "PersistentVolumeClaim";
    private static final String VOLUME = "PersistentVolume";

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (Entity claim : seen.entities(CLAIM)) {
            Optional<Cited<WholeObject>> object = seen.object(claim);
            String phase = object.map(o -> Fields.text(o.what().object(), "status", "phase"))
                    .orElseGet(() ->
                            seen.row(claim).map(r -> r.what().cell("STATUS")).orElse(""));
            if (!phase.equals("Pending") && !phase.equals("Lost")) {
                continue;
            }
            int evidence = object.map(Cited::evidence)
                    .or(() -> seen.row(claim).map(Cited::evidence))
                    .orElseThrow();
            if (Provisioning.waitsForConsumer(seen, claim)) {
                found.add(Findings.info(
                        "claim.waits-for-consumer",
                        claim,
                        "Claim " + claim.name() + " is bound when a pod that uses it has a node.",
                        List.of(evidence)));
                continue;
            }
            found.add(Findings.error(
                    "claim.not-bound", claim, "Claim " + claim.name() + " is " + phase + ".", List.of(evidence)));
            object.flatMap(o -> mismatch(seen, o)).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Finding> mismatch(EvidenceIndex seen, Cited<WholeObject> claim) {
        JsonNode spec = claim.what().object().path("spec");
        String asked = Fields.text(spec, "volumeName");
        List<Volume> volumes = Stream.concat(
                        seen.objects(VOLUME).stream().map(Volume::of),
                        seen.rows(VOLUME).stream()
                                .filter(r -> seen.object(r.what().entity()).isEmpty())
                                .map(Volume::ofRow))
                .toList();
        Optional<Volume> meant = volumes.stream()
                .filter(v -> v.entity().name().equals(asked))
                .findFirst()
                .or(() -> volumes.stream()
                        .filter(v -> v.reserved()
                                .equals(claim.what().entity().namespace() + "/"
                                        + claim.what().entity().name()))
                        .findFirst())
                .or(() -> volumes.size() == 1 ? Optional.of(volumes.get(0)) : Optional.empty());
        return meant.flatMap(v -> v.refusal(spec, claim.what().entity())
                .map(r -> new Finding(
                        r.code(),
                        claim.what().entity(),
                        Severity.ERROR,
                        "Claim " + claim.what().entity().name() + " cannot bind "
                                + v.entity().name() + ": " + r.why(),
                        List.of(claim.evidence(), v.evidence()))));
    }

    private record Refusal(String code, String why) {}

    /** A volume as far as it was seen; fields not seen are empty and refuse nothing. */
    private record Volume(
            Entity entity,
            String phase,
            String reserved,
            String capacity,
            List<String> modes,
            String storageClass,
            Optional<Map<String, String>> labels,
            int evidence) {

        static Volume of(Cited<WholeObject> sighted) {
            JsonNode o = sighted.what().object();
            String ns = Fields.text(o, "spec", "claimRef", "namespace");
            return new Volume(
                    sighted.what().entity(),
                    Fields.text(o, "status", "phase"),
                    ns.isEmpty() ? "" : ns + "/" + Fields.text(o, "spec", "claimRef", "name"),
                    Fields.text(o, "spec", "capacity", "storage"),
                    Fields.list(o, "spec", "accessModes").stream()
                            .map(JsonNode::asText)
                            .toList(),
                    Fields.text(o, "spec", "storageClassName"),
                    Optional.of(Fields.map(o, "metadata", "labels")),
                    sighted.evidence());
        }

        static Volume ofRow(Cited<TableRow> sighted) {
            TableRow row = sighted.what();
            return new Volume(
                    row.entity(),
                    row.cell("STATUS"),
                    row.cell("CLAIM"),
                    row.cell("CAPACITY"),
                    Stream.of(row.cell("ACCESS MODES").split(","))
                            .map(Volume::mode)
                            .toList(),
                    row.cell("STORAGECLASS"),
                    Optional.empty(),
                    sighted.evidence());
        }

        private static String mode(String letters) {
            return switch (letters.strip()) {
                case "RWO" -> "ReadWriteOnce";
                case "ROX" -> "ReadOnlyMany";
                case "RWX" -> "ReadWriteMany";
                case "RWOP" -> "ReadWriteOncePod";
                default -> letters;
            };
        }

        Optional<Refusal> refusal(JsonNode claim, Entity entity) {
            String wanted = entity.namespace() + "/" + entity.name();
            if (!reserved.isEmpty()
                    && !reserved.equals(wanted)
                    && List.of("Bound", "Released", "Failed").contains(phase)) {
                return Optional.of(new Refusal("claim.volume-taken", "it is " + phase + " to " + reserved + "."));
            }
            String cls = Fields.text(claim, "storageClassName");
            if (!cls.equals(storageClass)) {
                return Optional.of(new Refusal(
                        "claim.storage-class-differs", "class \"" + cls + "\" against \"" + storageClass + "\"."));
            }
            String request = Fields.text(claim, "resources", "requests", "storage");
            double asks = Numbers.quantity(request).orElse(0.0);
            if (asks > Numbers.quantity(capacity).orElse(Double.MAX_VALUE)) {
                return Optional.of(
                        new Refusal("claim.capacity-too-large", "it asks for " + request + " of " + capacity + "."));
            }
            List<String> asked = Fields.list(claim, "accessModes").stream()
                    .map(JsonNode::asText)
                    .toList();
            if (!modes.isEmpty() && !modes.containsAll(asked)) {
                return Optional.of(
                        new Refusal("claim.access-mode-differs", "it asks for " + asked + " of " + modes + "."));
            }
            Map<String, String> selector = Fields.map(claim, "selector", "matchLabels");
            if (labels.isPresent() && !LabelSelectors.selects(selector, labels.get())) {
                return Optional.of(
                        new Refusal("claim.selector-differs", "it selects " + selector + " of " + labels.get() + "."));
            }
            return Optional.empty();
        }
    }
}
