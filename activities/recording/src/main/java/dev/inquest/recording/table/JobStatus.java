package dev.inquest.recording.table;

import java.time.Duration;
import java.util.List;

/** The columns of a Job that are computed from several fields. */
final class JobStatus {
    private JobStatus() {}

    static String word(Row job) {
        if (condition(job, "Complete")) {
            return "Complete";
        } else if (condition(job, "Failed")) {
            return "Failed";
        } else if (job.has("metadata.deletionTimestamp")) {
            return "Terminating";
        }
        return List.of("Suspended", "FailureTarget", "SuccessCriteriaMet").stream()
                .filter(type -> condition(job, type))
                .findFirst()
                .orElse("Running");
    }

    static String completions(Row job) {
        long succeeded = job.number("status.succeeded");
        long parallelism = job.number("spec.parallelism");
        if (job.has("spec.completions")) {
            return succeeded + "/" + job.number("spec.completions");
        }
        return succeeded + "/1" + (parallelism > 1 ? " of " + parallelism : "");
    }

    static String duration(Row job) {
        return PrintedAges.instant(job.text("status.startTime"))
                .map(start -> PrintedAges.of(Duration.between(
                        start,
                        PrintedAges.instant(job.text("status.completionTime")).orElse(job.now()))))
                .orElse("");
    }

    private static boolean condition(Row job, String type) {
        return job.items("status.conditions")
                .anyMatch(condition -> condition.path("type").asText().equals(type)
                        && condition.path("status").asText().equals("True"));
    }
}
