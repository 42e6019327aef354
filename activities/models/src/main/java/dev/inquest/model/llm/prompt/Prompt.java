package dev.inquest.model.llm.prompt;

import dev.inquest.command.CommandCatalog;
import dev.inquest.text.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A versioned instruction to a model. A changed text is a new version: the old file stays, so that what was recorded
 * with it can still be understood.
 *
 * @param id what it is for, as in {@code plan}
 * @param version from 1
 * @param hash the SHA-256 of the text
 * @param text the instruction, with {@code {{commands}}} where the catalogue goes; texts that it shares with others, named
 *     as in {@code {{ground-v1}}}, are in place
 */
public record Prompt(String id, int version, String hash, String text) {

    private static final Pattern SHARED = Pattern.compile("\\{\\{([a-z-]+-v\\d+)}}\\n?");

    /** The packaged instruction {@code prompts/ID-vVERSION.txt}. */
    public static Prompt load(String id, int version) {
        String text = SHARED.matcher(read(id + "-v" + version))
                .replaceAll(shared -> Matcher.quoteReplacement(read(shared.group(1))));
        return new Prompt(id, version, Digests.sha256(text), text);
    }

    /** The instruction with all the commands there are. */
    public String with(CommandCatalog catalog) {
        return with(CommandListing.of(catalog).text());
    }

    /** The instruction with this list of commands. */
    String with(String commands) {
        return text.replace("{{commands}}", commands.stripTrailing());
    }

    private static String read(String name) {
        String path = "/prompts/" + name + ".txt";
        try (InputStream in = Prompt.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("prompt " + path + " is not packaged");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("prompt " + path + " cannot be read", e);
        }
    }
}
