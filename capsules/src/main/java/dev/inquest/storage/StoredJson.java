package dev.inquest.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON form of what is stored: ISO times, unknown fields tolerated (an older version may read what a newer one
 * wrote), and nothing in it that {@link StoredText} would have to replace.
 */
public final class StoredJson {

    /** Outputs are capped long before this; the bound only keeps a defect from taking all memory. In characters. */
    private static final int MAX_STRING = 100_000_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(MAX_STRING)
                            .build())
                    .build())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StoredJson() {}

    /** The value as JSON that PostgreSQL can hold. */
    public static String write(Object value) {
        return write(MAPPER.writer(), value);
    }

    /**
     * The list as JSON, each element with its declared type: a plain list would lose the {@code type} of a sealed
     * interface's cases.
     */
    public static String write(Object value, TypeReference<?> type) {
        return write(MAPPER.writerFor(type), value);
    }

    /**
     * The value of the JSON text.
     *
     * @throws IllegalStateException when the text is not that type's JSON: what was stored was changed by others
     */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw unreadable(type.getSimpleName(), e);
        }
    }

    /** The value of the JSON text, or null for null. */
    public static <T> @Nullable T readNullable(@Nullable String json, Class<T> type) {
        return json == null ? null : read(json, type);
    }

    /** Like {@link #read(String, Class)} for a generic type. */
    public static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw unreadable(type.getType().getTypeName(), e);
        }
    }

    private static String write(ObjectWriter writer, Object value) {
        try {
            return StoredText.of(writer.with(NulReplaced.ESCAPES).writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    private static IllegalStateException unreadable(String type, JsonProcessingException e) {
        return new IllegalStateException("the stored JSON is not a " + type, e);
    }

    /** JSON may hold NUL as an escape, which would come back as NUL; it is replaced while it is written. */
    private static final class NulReplaced extends CharacterEscapes {

        private static final NulReplaced ESCAPES = new NulReplaced();
        private static final SerializableString REPLACEMENT = new SerializedString("\uFFFD");

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[0] = ESCAPE_CUSTOM;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return character == 0 ? REPLACEMENT : null;
        }
    }
}
