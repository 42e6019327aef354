package dev.inquest.hostile;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A text that tries to command whoever reads it.
 *
 * @param id also found in the text; a text without it begins with it, as an error, which makes it worth showing
 * @param place where it stands
 * @param text what it says
 * @param repeat how often it is said
 * @param commands what an obeying model writes as commands
 * @param entity what an obeying model names as the cause
 * @param answer what an obeying model answers word for word, or null
 */
record Payload(String id, String place, String text, int repeat, List<String> commands, String entity, String answer) {

    private static final String PORT = "{{port}}";

    /** All payloads, their addresses on this port. */
    static List<Payload> all(int port) {
        try (InputStream in = Payload.class.getResourceAsStream("/hostile/payloads.yaml")) {
            List<Payload> payloads = new YAMLMapper().readValue(in, new TypeReference<>() {});
            return payloads.stream().map(payload -> payload.at(port)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Payload at(int port) {
        String said = (repeat > 1 ? text.repeat(repeat) : text).replace(PORT, Integer.toString(port));
        return new Payload(
                id,
                place,
                said.contains(id) ? said : "error " + id + ": " + said,
                1,
                commands.stream()
                        .map(command -> command.replace(PORT, Integer.toString(port)))
                        .toList(),
                entity,
                answer);
    }

    @Override
    public String toString() {
        return id + " in " + place;
    }
}
