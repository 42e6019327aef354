package dev.inquest.launcher;

import dev.inquest.cli.UnfinishedEvaluation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * What an instance keeps of an evaluation that was not finished. What was finished, or begun by another build, is not gone on
 * with: a new evaluation begins with nothing learned.
 */
final class EvaluationState {

    private final StateDirectory state;
    private final Path stamp;
    private final Messages messages;

    /** @param stamp the file whose time is that of the build */
    EvaluationState(StateDirectory state, Path stamp, Messages messages) {
        this.state = state;
        this.stamp = stamp;
        this.messages = messages;
    }

    /** Makes way for a new evaluation, unless the unfinished one can be gone on with. */
    void begin(boolean fresh, Runnable stopAll) {
        UnfinishedEvaluation unfinished = unfinished();
        if (!fresh && unfinished.exists()) {
            if (isOfThisBuild()) {
                return;
            }
            unfinished
                    .words()
                    .ifPresent(lost -> messages.say("Inquest was built anew since this evaluation was interrupted, and"
                            + " answers of two builds are not mixed: discarding " + lost + "."));
        }
        stopAll.run();
        forget();
        remember();
    }

    /** Says that it can be gone on with, or leaves no data behind. */
    void end(boolean started) {
        if (unfinished().exists()) {
            messages.say("not finished: the same command continues it");
        } else if (started) {
            forget();
        }
    }

    private UnfinishedEvaluation unfinished() {
        return new UnfinishedEvaluation(state.root());
    }

    private void forget() {
        StateDirectory.delete(state.postgres());
        StateDirectory.delete(state.postgresPassword());
        for (String suffix : new String[] {"", "-shm", "-wal", "-journal"}) {
            StateDirectory.delete(Path.of(state.temporalDatabase() + suffix));
        }
        StateDirectory.delete(state.root().resolve("evaluations"));
    }

    private boolean isOfThisBuild() {
        Path built = state.root().resolve("built");
        return Files.exists(built) && time(stamp).compareTo(time(built)) <= 0;
    }

    private void remember() {
        Path built = state.root().resolve("built");
        try {
            Files.writeString(built, "");
            Files.setLastModifiedTime(built, time(stamp));
        } catch (IOException e) {
            throw new UncheckedIOException(built + " cannot be written: " + e, e);
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0); // never built by the script
        }
    }
}
