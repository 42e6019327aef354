package dev.inquest.scan;

import dev.inquest.incident.Entity;
import dev.inquest.incident.FaultCode;
import dev.inquest.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scan found.
 *
 * @param cluster the cluster or recording
 * @param namespace the namespace, or null for all
 * @param observedAt the cluster's own time
 * @param complete whether all that was asked for was seen and every analyzer ran
 * @param counts how many there are of everything, those not told of included
 * @param roots causes, the gravest first
 * @param unexplained findings that harm or may, and that no cause found accounts for
 * @param notes findings that harm nobody by themselves
 * @param unseen what was not seen, with what it would need
 * @param cost what it cost
 */
public record ScanReport(
        String cluster,
        @Nullable String namespace,
        Instant observedAt,
        boolean complete,
        Counts counts,
        List<Root> roots,
        List<Found> unexplained,
        List<Found> notes,
        List<String> unseen,
        Cost cost) {

    /**
     * @param errors findings that harm now
     * @param warnings findings that may harm
     * @param notes findings that harm nobody by themselves
     * @param roots causes
     * @param victims entities that suffer by them
     */
    public record Counts(int errors, int warnings, int notes, int roots, int victims) {}

    /**
     * @param entity the object to mend
     * @param fault what kind of defect
     * @param severity how much it matters
     * @param decisive the finding that decides
     * @param also further findings on the same object
     * @param victims what suffers by it
     * @param victimCount how many suffer, those not told of included
     * @param suggestedFix what a person would try first; never executed
     */
    public record Root(
            Entity entity,
            FaultCode fault,
            Severity severity,
            Found decisive,
            List<Found> also,
            List<Victim> victims,
            int victimCount,
            String suggestedFix) {}

    /**
     * @param entity what suffers
     * @param findings what shows it
     */
    public record Victim(Entity entity, List<Found> findings) {}

    /**
     * @param code the finding's code
     * @param entity what it is about
     * @param severity how much it matters
     * @param message one sentence
     * @param commands commands that show it
     */
    public record Found(String code, Entity entity, Severity severity, String message, List<String> commands) {}

    /**
     * @param objects objects listed
     * @param looks what the listing cost
     * @param listing time spent asking the cluster
     * @param analysis time spent on what was seen
     */
    public record Cost(int objects, int looks, Duration listing, Duration analysis) {}
}
