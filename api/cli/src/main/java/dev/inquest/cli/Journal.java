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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Map<String, Attempt> attempts = new HashMap<>();
    private final Map<String, Integer> discarded = new HashMap<>();
    private long lost;
    private long dearestLost;

    private Journal(Path file, String run) {
        this.file = file;
        this.run = run;
    }

    /**
     * An investigation that was asked for.
     *
     * @param number counted from 1; those before it did not count
     * @param microUsd its budget of money in millionths of a US dollar; 0 is no limit
     */
    record Attempt(int number, long microUsd) {}

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

    /** What all of it cost so far, what did not count too, in millionths of a US dollar. */
    synchronized long microUsd() {
        return lost
                + results.values().stream()
                        .mapToLong(r -> r.answer().microUsd())
                        .sum();
    }

    /** What the dearest investigation cost, be it that it did not count. */
    synchronized long dearest() {
        return results.values().stream().mapToLong(r -> r.answer().microUsd()).reduce(dearestLost, Math::max);
    }

    /** The investigation that was asked for and has neither been answered nor discarded. */
    synchronized Optional<Attempt> attempt(String key) {
        return Optional.ofNullable(attempts.get(key));
    }

    /** Written before it is asked for, so that a later run asks for the same in the same words. */
    synchronized Attempt begin(String key, long microUsd) {
        return attempt(key).orElseGet(() -> {
            Attempt next = new Attempt(discarded.getOrDefault(key, 0) + 1, microUsd);
            attempts.put(key, next);
            write(Service.JSON
                    .createObjectNode()
                    .put("begun", key)
                    .put("number", next.number())
                    .put("microUsd", microUsd));
            return next;
        });
    }

    /** What it came to does not count: the next one is another investigation. */
    synchronized void discard(String key, long microUsd) {
        forget(key, microUsd);
        write(Service.JSON.createObjectNode().put("discarded", key).put("microUsd", microUsd));
    }

    private void keep(Result result) {
        attempts.remove(result.key());
        results.put(result.key(), result);
    }

    private void forget(String key, long microUsd) {
        attempts.remove(key);
        discarded.merge(key, 1, Integer::sum);
        lost += microUsd;
        dearestLost = Math.max(dearestLost, microUsd);
    }

    synchronized void add(Result result) {
        keep(result);
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
        if (line.has("begun")) {
            attempts.put(
                    line.path("begun").asText(),
                    new Attempt(
                            line.path("number").asInt(), line.path("microUsd").asLong()));
        } else if (line.has("discarded")) {
            forget(line.path("discarded").asText(), line.path("microUsd").asLong());
        } else if (line.has("passed")) {
            milestones.add(line.path("passed").asText());
        } else if (line.has("answer")) {
            keep(Service.JSON.treeToValue(line, Result.class));
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

    /** Returns the lines of a journal, without one that a kill tore. */
    static List<JsonNode> lines(Path file) throws IOException {
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
