package dev.inquest.api.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Optional;

/** The JSON of the REST API, apart from the JSON that is stored: that one has other names and forgives unknown fields. */
@Provider
public class WireJson implements ContextResolver<ObjectMapper> {

    /** Strict on input; instants and durations as ISO-8601; enums in lower-case-kebab. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module(), enums())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return MAPPER;
    }

    private static SimpleModule enums() {
        SimpleModule module = new SimpleModule("wire-enums");
        module.addSerializer(new KebabSerializer());
        module.setDeserializerModifier(new BeanDeserializerModifier() {
            @Override
            public JsonDeserializer<?> modifyEnumDeserializer(
                    DeserializationConfig config,
                    JavaType type,
                    BeanDescription description,
                    JsonDeserializer<?> deserializer) {
                return new KebabDeserializer<>(type.getRawClass());
            }
        });
        return module;
    }

    private static final class KebabSerializer extends StdSerializer<Enum<?>> {

        KebabSerializer() {
            super(Enum.class, false);
        }

        @Override
        public void serialize(Enum<?> value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(WireNames.kebab(value));
        }
    }

    private static final class KebabDeserializer<E extends Enum<E>> extends JsonDeserializer<E> {

        private final Class<E> type;

        @SuppressWarnings("unchecked") // Jackson asks for enum types only
        KebabDeserializer(Class<?> type) {
            this.type = (Class<E>) type;
        }

        @Override
        @SuppressWarnings("unchecked") // the unexpected-value handlers either throw or return the wanted type
        public E deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.getText();
            Optional<E> constant = WireNames.parse(type, text);
            return constant.isPresent()
                    ? constant.get()
                    : (E) context.handleWeirdStringValue(type, text, "not one of the known words");
        }
    }
}
