package dev.inquest.model.llm.provider;

import dev.inquest.model.llm.provider.RolesConfig.RoleConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The secret key of a role, from its property or its file. No message here ever holds a key. */
final class Keys {

    /** What an HTTP header can carry: a line break or an umlaut cannot be part of a key. */
    private static final Pattern USABLE = Pattern.compile("[\\x21-\\x7e]+");

    private static final String WANTED = "it must be one line of printable ASCII characters without spaces";

    private Keys() {}

    /**
     * The key, or null where none is configured.
     *
     * @throws IllegalStateException when the configured file cannot be read or holds no key
     */
    static @Nullable String of(RoleConfig config) {
        Optional<String> problem = problem(config);
        if (problem.isPresent()) {
            throw new IllegalStateException(problem.get());
        }
        return config.apiKeyFile()
                .map(Keys::read)
                .or(config::apiKey)
                .map(String::strip)
                .orElse(null);
    }

    /** Whether a key is configured, in whichever way. */
    static boolean given(RoleConfig config) {
        return config.apiKey().isPresent() || config.apiKeyFile().isPresent();
    }

    /** What is wrong with the key, as the end of a sentence that begins with the role's prefix; empty when nothing is. */
    static Optional<String> problem(RoleConfig config) {
        if (config.apiKey().isPresent() && config.apiKeyFile().isPresent()) {
            return Optional.of("api-key and api-key-file are both given: give one");
        }
        if (config.apiKey().isPresent()) {
            return usable(config.apiKey().get()) ? Optional.empty() : Optional.of("api-key is not a key: " + WANTED);
        }
        return config.apiKeyFile().flatMap(Keys::problem);
    }

    private static Optional<String> problem(Path file) {
        String key = read(file);
        if (key == null) {
            return Optional.of("api-key-file is " + file + ", which cannot be read");
        }
        if (key.isBlank()) {
            return Optional.of("api-key-file is " + file + ", which is empty");
        }
        return usable(key)
                ? Optional.empty()
                : Optional.of("api-key-file is " + file + ", which holds no key: " + WANTED);
    }

    private static boolean usable(String key) {
        return USABLE.matcher(key.strip()).matches();
    }

    private static @Nullable String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return null;
        }
    }
}
