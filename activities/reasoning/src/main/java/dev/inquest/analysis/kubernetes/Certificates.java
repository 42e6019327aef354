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
import dev.inquest.observation.Observation.WholeObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Certificates that an issuer keeps (cert-manager's Certificate objects): past their time, or not renewed. */
public final class Certificates implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (Cited<WholeObject> certificate : seen.objects("Certificate")) {
            Entity entity = certificate.what().entity();
            JsonNode object = certificate.what().object();
            String until = Fields.text(object, "status", "notAfter");
            if (isPast(until, seen.now())) {
                found.add(Findings.error(
                        "certificate.expired",
                        entity,
                        "Certificate " + entity.name() + " was good until " + until + ".",
                        List.of(certificate.evidence())));
            } else if (Fields.condition(object, "Ready").equals("False")) {
                found.add(Findings.warning(
                        "certificate.not-ready",
                        entity,
                        "Certificate " + entity.name() + " is not ready.",
                        List.of(certificate.evidence())));
            }
        }
        return found;
    }

    private static boolean isPast(String until, Optional<Instant> now) {
        try {
            return !until.isEmpty() && now.isPresent() && Instant.parse(until).isBefore(now.get());
        } catch (DateTimeParseException e) {
            // A time that cannot be read tells nothing.
            return false;
        }
    }
}
