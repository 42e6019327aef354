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
import dev.inquest.observation.Observation.TableRow;
import dev.inquest.observation.Observation.WholeObject;
import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Jobs that failed for good: too many tries, or too late. One whose schedule has succeeded since is history. */
public final class Jobs implements Analyzer {

    private static final Pattern SCHEDULED = Pattern.compile("(.+)-\\d{6,12}");

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        Map<String, Entity> succeeded = new HashMap<>();
        for (Entity job : seen.entities("Job")) {
            if (complete(seen, job)) {
                succeeded.merge(family(job), job, (a, b) -> a.name().compareTo(b.name()) > 0 ? a : b);
            }
        }
        List<Finding> found = new ArrayList<>();
        for (Cited<WholeObject> job : seen.objects("Job")) {
            Fields.list(job.what().object(), "status", "conditions").stream()
                    .filter(c -> Fields.text(c, "type").equals("Failed")
                            && Fields.text(c, "status").equals("True"))
                    .findFirst()
                    .ifPresent(c -> found.add(finding(
                            job.what().entity(),
                            Fields.text(c, "reason") + " " + Fields.text(c, "message"),
                            succeeded,
                            job.evidence())));
        }
        for (Cited<EventSeen> event : seen.events()) {
            EventSeen e = event.what();
            if (e.regarding().kind().equals("Job")
                    && e.reason().matches("BackoffLimitExceeded|DeadlineExceeded|PodFailurePolicy")
                    && !complete(seen, e.regarding())) {
                found.add(finding(e.regarding(), e.reason() + " " + e.message(), succeeded, event.evidence()));
            }
        }
        for (Cited<TableRow> row : seen.rows("Job")) {
            if (row.what().cell("STATUS").equals("Failed")) {
                found.add(finding(row.what().entity(), "its status is Failed", succeeded, row.evidence()));
            }
        }
        return found;
    }

    private static Finding finding(Entity job, String why, Map<String, Entity> succeeded, int evidence) {
        Entity later = succeeded.get(family(job));
        String message = "Job " + job.name() + " failed: " + Shorten.to(240, why);
        return later != null && later.name().compareTo(job.name()) > 0
                ? Findings.info("job.failed-before", job, message, List.of(evidence))
                : Findings.error("job.failed", job, message, List.of(evidence));
    }

    /** Jobs of one schedule are named after it and the minute they were due. */
    private static String family(Entity job) {
        Matcher scheduled = SCHEDULED.matcher(job.name());
        return job.namespace() + " " + (scheduled.matches() ? scheduled.group(1) : job.name());
    }

    static boolean complete(EvidenceIndex seen, Entity job) {
        boolean byObject = seen.object(job)
                .filter(o -> Fields.condition(o.what().object(), "Complete").equals("True"))
                .isPresent();
        return byObject
                || seen.row(job)
                        .map(r -> r.what().cell("COMPLETIONS"))
                        .filter(c -> c.matches("(\\d{1,6})/\\1"))
                        .isPresent();
    }
}
