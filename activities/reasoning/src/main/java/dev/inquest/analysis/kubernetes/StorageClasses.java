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
import dev.inquest.observation.Observation.Listing;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Default storage classes: claims that name no class wait for ever where there is none; where there are two the newer wins. */
public final class StorageClasses implements Analyzer {

    private static final String DEFAULT = "storageclass.kubernetes.io/is-default-class";

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Entity> defaults = new ArrayList<>();
        boolean allWhole = true;
        for (Entity storageClass : seen.entities("StorageClass")) {
            Optional<Cited<WholeObject>> object = seen.object(storageClass);
            boolean inRow = seen.row(storageClass)
                    .filter(r -> r.what().cell("NAME").contains("(default)"))
                    .isPresent();
            allWhole &= object.isPresent();
            if (inRow || object.filter(StorageClasses::isDefault).isPresent()) {
                defaults.add(storageClass);
            }
        }
        List<Finding> found = new ArrayList<>();
        Optional<Cited<Listing>> listing = seen.listing("StorageClass", null);
        if (defaults.size() > 1) {
            listing.ifPresent(l -> found.add(Findings.info(
                    "storage-class.two-defaults",
                    defaults.get(0),
                    defaults.size() + " storage classes are the default.",
                    List.of(l.evidence()))));
        }
        if (defaults.isEmpty() && allWhole && listing.isPresent()) {
            unclassed(seen, listing.get(), found);
        }
        return found;
    }

    private static boolean isDefault(Cited<WholeObject> storageClass) {
        return storageClass
                .what()
                .object()
                .path("metadata")
                .path("annotations")
                .path(DEFAULT)
                .asText()
                .equals("true");
    }

    private static void unclassed(EvidenceIndex seen, Cited<Listing> classes, List<Finding> found) {
        for (Cited<WholeObject> claim : seen.objects("PersistentVolumeClaim")) {
            JsonNode spec = claim.what().object().path("spec");
            if (!spec.has("storageClassName")
                    && Fields.text(claim.what().object(), "status", "phase").equals("Pending")
                    && seen.entities("PersistentVolume").isEmpty()) {
                found.add(Findings.error(
                        "claim.no-default-class",
                        claim.what().entity(),
                        "Claim " + claim.what().entity().name() + " names no class and the cluster has no default one.",
                        List.of(claim.evidence(), classes.evidence())));
            }
        }
    }
}
