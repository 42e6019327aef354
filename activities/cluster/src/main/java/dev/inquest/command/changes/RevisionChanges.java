package dev.inquest.command.changes;

import static dev.inquest.kubernetes.Fields.entity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.observation.Observation.Change;
import dev.inquest.text.Shorten;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** New revisions of a workload, each compared with the one before. */
final class RevisionChanges {

    /** Characters of one comparison. */
    private static final int MOST = 1_200;

    private static final Duration SAME_WRITE = Duration.ofSeconds(10);

    private RevisionChanges() {}

    static List<Change> of(JsonNode workload, List<Revision> revisions, ChangeWindow window) {
        List<Change> changes = new ArrayList<>();
        for (int i = 1; i < revisions.size(); i++) {
            Revision revision = revisions.get(i);
            Instant created = revision.created();
            if (created != null && window.holds(created)) {
                List<String> changed = revision.since(revisions.get(i - 1));
                String what = changed.isEmpty() ? "the same template" : String.join("; ", changed);
                changes.add(new Change(
                        entity(workload),
                        created,
                        writer(workload, created),
                        Shorten.to(
                                        MOST,
                                        "revision " + revision.number() + " after "
                                                + revisions.get(i - 1).number() + ": " + what)
                                + (revision.cause().isEmpty() ? "" : " (cause noted: " + revision.cause() + ")")));
            }
        }
        return changes;
    }

    /** Who wrote the workload when the revision came to be. */
    private static String writer(JsonNode workload, Instant created) {
        return Written.of(workload).stream()
                .filter(w -> w.isConfiguration() && w.when() != null)
                .filter(w -> Duration.between(Objects.requireNonNull(w.when()), created)
                                .abs()
                                .compareTo(SAME_WRITE)
                        <= 0)
                .map(Written::manager)
                .findFirst()
                .orElse("");
    }
}
