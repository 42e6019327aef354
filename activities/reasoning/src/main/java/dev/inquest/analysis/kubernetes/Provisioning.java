package dev.inquest.analysis.kubernetes;

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
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why no volume was made for a claim: its class does not exist, or the provisioner says what failed. */
public final class Provisioning implements Analyzer {

    private static final String CLAIM = "PersistentVolumeClaim";
    private static final Pattern NO_CLASS =
            Pattern.compile("storageclass\\.storage\\.k8s\\.io \"[^\"]{1,253}\" not found");

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (Cited<WholeObject> claim : seen.objects(CLAIM)) {
            String cls = Fields.text(claim.what().object(), "spec", "storageClassName");
            boolean pending =
                    Fields.text(claim.what().object(), "status", "phase").equals("Pending");
            if (pending && !cls.isEmpty() && volumesOf(seen, cls).isEmpty()) {
                seen.absent(Entity.clusterScoped("StorageClass", cls))
                        .ifPresent(evidence -> found.add(Findings.error(
                                "claim.storage-class-missing",
                                claim.what().entity(),
                                "Claim " + claim.what().entity().name() + " is of class " + cls
                                        + ", which does not exist.",
                                List.of(claim.evidence(), evidence))));
            }
        }
        for (Cited<EventSeen> event : seen.events()) {
            if (event.what().regarding().kind().equals(CLAIM)
                    && !isBound(seen, event.what().regarding())) {
                said(event).ifPresent(found::add);
            }
        }
        seen.objects("PersistentVolume").forEach(v -> failed(v, found));
        return found;
    }

    private static List<Cited<WholeObject>> volumesOf(EvidenceIndex seen, String cls) {
        return seen.objects("PersistentVolume").stream()
                .filter(v -> Fields.text(v.what().object(), "spec", "storageClassName")
                        .equals(cls))
                .toList();
    }

    private static boolean isBound(EvidenceIndex seen, Entity claim) {
        return seen.object(claim)
                .map(o -> Fields.text(o.what().object(), "status", "phase"))
                .or(() -> seen.row(claim).map(r -> r.what().cell("STATUS")))
                .filter("Bound"::equals)
                .isPresent();
    }

    private static Optional<Finding> said(Cited<EventSeen> event) {
        EventSeen e = event.what();
        if (NO_CLASS.matcher(e.message()).find()) {
            return Optional.of(finding("claim.storage-class-missing", event));
        }
        return e.reason().equals("ProvisioningFailed")
                ? Optional.of(finding("claim.provisioning-failed", event))
                : Optional.empty();
    }

    private static Finding finding(String code, Cited<EventSeen> event) {
        Entity claim = event.what().regarding();
        return Findings.error(
                code,
                claim,
                "No volume is made for claim " + claim.name() + ": "
                        + Shorten.to(260, event.what().message()),
                List.of(event.evidence()));
    }

    private static void failed(Cited<WholeObject> volume, List<Finding> found) {
        if (Fields.text(volume.what().object(), "status", "phase").equals("Failed")) {
            found.add(Findings.warning(
                    "volume.failed",
                    volume.what().entity(),
                    "Volume " + volume.what().entity().name() + " is Failed: "
                            + Fields.text(volume.what().object(), "status", "message"),
                    List.of(volume.evidence())));
        }
    }

    /** Whether it waits by design until a pod needs it: by what was said of it, or by its class. */
    static boolean waitsForConsumer(EvidenceIndex seen, Entity claim) {
        boolean said = seen.eventsOf(claim).stream()
                .anyMatch(e -> e.what().reason().equals("WaitForFirstConsumer")
                        || e.what().message().contains("waiting for first consumer"));
        boolean byClass = seen.object(claim)
                .map(o -> Fields.text(o.what().object(), "spec", "storageClassName"))
                .filter(c -> !c.isEmpty())
                .map(c -> Entity.clusterScoped("StorageClass", c))
                .filter(c -> mode(seen, c).equals("WaitForFirstConsumer"))
                .isPresent();
        boolean failed =
                seen.eventsOf(claim).stream().anyMatch(e -> e.what().reason().equals("ProvisioningFailed"));
        return (said || byClass) && !failed;
    }

    private static String mode(EvidenceIndex seen, Entity storageClass) {
        return seen.object(storageClass)
                .map(o -> Fields.text(o.what().object(), "volumeBindingMode"))
                .or(() -> seen.row(storageClass).map(r -> r.what().cell("VOLUMEBINDINGMODE")))
                .orElse("");
    }
}
