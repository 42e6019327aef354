package dev.inquest.cli;

import dev.inquest.cli.scoring.Truth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The answers to score by, as {@code NAME.yaml} for each recording {@code NAME}.
 *
 * @param directories where they lie; the first that has one counts
 */
record Truths(List<Path> directories) {

    boolean areKnown() {
        return !directories.isEmpty();
    }

    /** Returns the file of a recording's truth. */
    Optional<Path> file(String recording) {
        return directories.stream()
                .map(directory -> directory.resolve(recording + ".yaml"))
                .filter(Files::exists)
                .findFirst();
    }

    /**
     * Returns a recording's truth.
     *
     * @throws dev.inquest.cli.scoring.TruthException when it cannot be read
     */
    Optional<Truth> of(String recording) {
        return file(recording).map(Truth::read);
    }

    @Override
    public String toString() {
        return String.join(", ", directories.stream().map(Path::toString).toList());
    }
}
