package dev.inquest.model.llm.prompt;

import dev.inquest.command.CommandCatalog;
import dev.inquest.incident.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * A versioned instruction to a model. A changed text is a new version: the old file stays, so that what was recorded
 * with it can still be understood.
 *
 * @param id what it is for, as in {@code plan}
 * @param version from 1
 * @param hash the SHA-256 of the text
 * @param text the instruction, with {@code {{commands}}} where the catalogue goes
 */
public record Prompt(String id, int version, String hash, String text) {

    /** The packaged instruction {@code prompts/ID-vVERSION.txt}. */
    public static Prompt load(String id, int version) {
        String path = "/prompts/" + id + "-v" + version + ".txt";
        try (InputStream in = Prompt.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("prompt " + path + " is not packaged");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Prompt(id, version, Digests.sha256(text), text);
        } catch (IOException e) {
            throw new UncheckedIOException("prompt " + path + " cannot be read", e);
        }
    }

    /** The instruction with the commands there are. */
    public String with(CommandCatalog catalog) {
        return text.replace(
                "{{commands}}",
                catalog.entries().stream()
                        .map(entry -> "- " + entry.grammar() + " : " + entry.shows() + " Cost: " + entry.cost())
                        .collect(Collectors.joining("\n")));
    }
}
