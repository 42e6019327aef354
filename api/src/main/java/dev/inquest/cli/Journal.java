package dev.inquest.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.cli.scoring.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an evaluation has done so far, a JSON line each, so that a killed one goes on where it was. It is there while the
 * evaluation is unfinished and removed at its end: to evaluate again is a new evaluation.
 */
final class Journal {

    private final Path file;
    private final String run;
    private final Map<String, Result> results = new LinkedHashMap<>();
    private final Set<String> milestones = new HashSet<>();

    private Journal(Path file, String run) {
        this.file = file;
        this.run = run;
    }

    /** The journal of the unfinished evaluation of this definition, or a new one. */
    static Journal open(Path file, boolean fresh) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            List<JsonNode> lines = fresh || !Files.exists(file) ? List.of() : lines(file);
            if (lines.isEmpty()) {
                Journal begun = new Journal(file, Long.toString(System.currentTimeMillis(), Character.MAX_RADIX));
                Files.writeString(file, "");
                begun.write(Service.JSON.createObjectNode().put("run", begun.run));
                return begun;
            }
            Journal known = new Journal(file, lines.getFirst().path("run").asText());
            for (JsonNode line : lines) {
                known.remember(line);
            }
            known.rewrite(lines);
            return known;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** What tells this evaluation from others: its investigations are asked for by it, so that they are attached to. */
    String run() {
        return run;
    }

    synchronized boolean has(String key) {
        return results.containsKey(key);
    }

    synchronized int size() {
        return results.size();
    }

    /** What was answered so far. */
    synchronized List<Result> results() {
        return List.copyOf(results.values());
    }

    /** What all of it cost so far, in millionths of a US dollar. */
    synchronized long microUsd() {
        return results.values().stream().mapToLong(r -> r.answer().microUsd()).sum();
    }

    synchronized void add(Result result) {
        results.put(result.key(), result);
        write(Service.JSON.valueToTree(result));
    }

    synchronized boolean passed(String milestone) {
        return milestones.contains(milestone);
    }

    synchronized void pass(String milestone) {
        milestones.add(milestone);
        write(Service.JSON.createObjectNode().put("passed", milestone));
    }

    /** The evaluation is finished. */
    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private void remember(JsonNode line) throws JsonProcessingException {
        if (line.has("passed")) {
            milestones.add(line.path("passed").asText());
        } else if (line.has("answer")) {
            Result result = Service.JSON.treeToValue(line, Result.class);
            results.put(result.key(), result);
        }
    }

    private void write(JsonNode line) {
        try {
            Files.writeString(
                    file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Without the line that a kill tore. */
    private void rewrite(List<JsonNode> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .map(Journal::whole)
                .filter(JsonNode::isObject)
                .toList();
    }

    private static JsonNode whole(String line) {
        try {
            return Service.JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return Service.JSON.missingNode(); // torn by a kill
        }
    }

    private static UncheckedIOException unwritable(Path file, IOException e) {
        return new UncheckedIOException("What is done so far cannot be kept in " + file + ": " + e, e);
    }
}
