package dev.inquest.capsule.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inquest.capsule.ProcedureStep;
import java.io.UncheckedIOException;
import java.util.List;

/** Lists as they are kept in text columns; a form of the table, not of the API. */
final class CapsuleJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CapsuleJson() {}

    static String writeSteps(List<ProcedureStep> steps) {
        return write(steps);
    }

    static List<ProcedureStep> readSteps(String json) {
        try {
            return MAPPER.readValue(json, new TypeReference<List<ProcedureStep>>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String writeLines(List<String> lines) {
        return write(lines);
    }

    private static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
