package dev.inquest.cli;

import dev.inquest.e2e.EverythingReal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The application with the recordings of both splits below the directory that INQUEST_RECORDINGS names. */
public class RecordedSplits extends EverythingReal {

    /** The directory, when it holds {@code learn/}, {@code dev/} and {@code truth/}. */
    static Optional<Path> root() {
        return Optional.ofNullable(System.getenv("INQUEST_RECORDINGS"))
                .filter(named -> !named.isBlank())
                .map(Path::of)
                .filter(root ->
                        Stream.of("learn", "dev", "truth").map(root::resolve).allMatch(Files::isDirectory));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config = new HashMap<>(super.getConfigOverrides());
        root().ifPresent(root -> config.put("inquest.recordings", root.resolve("learn") + "," + root.resolve("dev")));
        return config;
    }
}
