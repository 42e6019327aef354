package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What journals in a state directory hold of an evaluation that was not finished. */
public final class UnfinishedEvaluation {

    private static final double MICRO = 1_000_000;

    private final Path directory;

    /** @param state the state directory */
    public UnfinishedEvaluation(Path state) {
        this.directory = state.resolve("evaluations");
    }

    /** Tells whether there is one. */
    public boolean exists() {
        return !journals().isEmpty();
    }

    /** Returns how many answers it has and what all of it cost; empty when there are none. */
    public Optional<String> words() {
        int answers = 0;
        long microUsd = 0;
        for (Path journal : journals()) {
            for (JsonNode line : lines(journal)) {
                answers += line.has("answer") ? 1 : 0;
                microUsd += line.at("/answer/models/microUsd").asLong();
                microUsd += line.has("discarded") ? line.path("microUsd").asLong() : 0;
            }
        }
        return answers == 0
                ? Optional.empty()
                : Optional.of(Words.count(answers, "answer")
                        + (microUsd == 0 ? "" : String.format(Locale.ROOT, " that cost $%.2f", microUsd / MICRO)));
    }

    private List<Path> journals() {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> journals = Files.newDirectoryStream(directory, "*.jsonl")) {
                journals.forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(directory + " cannot be listed: " + e, e);
            }
        }
        return found;
    }

    private static List<JsonNode> lines(Path journal) {
        try {
            return Journal.lines(journal);
        } catch (IOException e) {
            throw new UncheckedIOException(journal + " cannot be read: " + e, e);
        }
    }
}
