package dev.inquest.command.output;

import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.observation.Observation;
import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a command shows, text and observations side by side, and how its looks went. */
public final class OutputBuilder {

    private static final int MAX_SUMMARY = 160;

    private final StringBuilder text = new StringBuilder();
    private final List<Observation> observations = new ArrayList<>();
    private final List<String> summary = new ArrayList<>();
    private boolean shown;
    private boolean refused;
    private boolean failed;

    /** Appends text and ends the line. */
    public OutputBuilder text(String block) {
        text.append(block);
        if (!block.isEmpty() && !block.endsWith("\n")) {
            text.append('\n');
        }
        return this;
    }

    /** A blank line between two blocks; nothing at the start. */
    public OutputBuilder gap() {
        if (!text.isEmpty()) {
            text.append('\n');
        }
        return this;
    }

    /** Adds what the text shows. */
    public OutputBuilder observe(Observation observation) {
        observations.add(observation);
        return this;
    }

    /** Adds what the text shows. */
    public OutputBuilder observe(List<? extends Observation> all) {
        observations.addAll(all);
        return this;
    }

    /** Something of what was asked was shown: the look is not refused or absent as a whole. */
    public OutputBuilder shown() {
        shown = true;
        return this;
    }

    /** Adds to the one-line summary. */
    public OutputBuilder summarize(String part) {
        summary.add(part);
        return this;
    }

    /** The cluster says that the thing does not exist. */
    public OutputBuilder absent(Entity entity, String message) {
        text("Error from server (NotFound): " + message);
        summarize(entity + " not found");
        return observe(new Observation.Missing(entity));
    }

    /** The cluster did not show what was asked. */
    public OutputBuilder withheld(ApiReply.Withheld reply, @Nullable Entity entity) {
        refused |= reply.status() != 0 && reply.status() < 500;
        failed |= reply.status() >= 500;
        text(reply.line());
        summarize((reply.status() == 0 ? "not asked: " : "refused: ") + reply.what());
        return observe(
                new Observation.Unavailable(reply.what(), entity, reply.status(), reply.message(), reply.need()));
    }

    /** Notes that this many more of the things exist than the looks left allow to read; nothing for none. */
    public OutputBuilder cut(int more, String things) {
        if (more == 0) {
            return this;
        }
        String message = more + " more " + things + " could not be seen: no look left for them";
        text("(cut: " + message + ")");
        return observe(new Observation.Unavailable(things, null, 0, message, "a further look"));
    }

    /** Whether any text was added. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** How many characters the text has. */
    public int length() {
        return text.length();
    }

    /** The output, with what the reader spent. */
    public CommandOutput build(ClusterReader reader) {
        return new CommandOutput(
                status(),
                text.toString(),
                observations,
                Math.max(1, reader.spent()),
                Shorten.to(MAX_SUMMARY, summary.isEmpty() ? "nothing found" : String.join(", ", summary)),
                reader.observedAt());
    }

    private EvidenceStatus status() {
        if (shown) {
            return EvidenceStatus.OK;
        }
        if (failed) {
            return EvidenceStatus.FAILED;
        }
        return refused ? EvidenceStatus.REFUSED : EvidenceStatus.ABSENT;
    }
}
