package dev.inquest.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.inquest.cli.scoring.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file of answers, a JSON line for each recording and arm; grows while the evaluation runs and is in order at its end. */
final class AnswerFile {

    private final @Nullable Path file;

    /** @param file where to, or null for nowhere */
    AnswerFile(@Nullable Path file) {
        this.file = file;
    }

    /** Holds these and nothing else. */
    synchronized void hold(List<Answer> answers) {
        StringBuilder text = new StringBuilder();
        answers.forEach(answer -> text.append(line(answer)));
        write(text.toString(), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Holds one more. */
    synchronized void add(Answer answer) {
        write(line(answer), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    static String line(Answer answer) {
        try {
            return Service.JSON.writeValueAsString(answer) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer could not be written as JSON", e);
        }
    }

    private void write(String text, StandardOpenOption... how) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, how);
        } catch (IOException e) {
            throw new UncheckedIOException("The answers cannot be written to " + file + ": " + e, e);
        }
    }
}
