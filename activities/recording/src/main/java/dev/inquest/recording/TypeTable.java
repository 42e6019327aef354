package dev.inquest.recording;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The kinds known before any recording is read, kept as tables beside this class. */
final class TypeTable {
    /** What every API server has. */
    static final List<RecordedResourceType> BUILT_IN = read("kubernetes-types.txt", true);

    /** Custom kinds with a known definition, so that one can be served empty. */
    static final List<RecordedResourceType> WELL_KNOWN_CUSTOM = read("custom-types.txt", false);

    private TypeTable() {}

    static boolean hasBuiltIn(String plural) {
        return BUILT_IN.stream().anyMatch(type -> type.plural().equals(plural));
    }

    private static List<RecordedResourceType> read(String resource, boolean builtIn) {
        try (InputStream stream = Objects.requireNonNull(TypeTable.class.getResourceAsStream(resource), resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> parse(line.trim().split("\\s+"), builtIn))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private static RecordedResourceType parse(String[] field, boolean builtIn) {
        int slash = field[0].indexOf('/');
        return new RecordedResourceType(
                slash < 0 ? "" : field[0].substring(0, slash),
                List.of(field[0].substring(slash + 1).split(",")),
                field[1],
                field[2],
                field[3].equals("N"),
                list(field[4]),
                list(field[5]),
                list(field[6]),
                builtIn);
    }

    private static List<String> list(String field) {
        return field.equals("-") ? List.of() : List.of(field.split(","));
    }
}
