package dev.inquest.model.llm.provider.wire;

import dev.inquest.model.llm.provider.wire.CassetteConfig.Mode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The wire of this process as configured. Read from the configuration and not injected: clients of models are built where
 * no bean is, and all of them must share one cassette.
 */
public final class Wires {

    private static final String CASSETTE = "inquest.models.cassette";
    private static final String MODE = "inquest.models.cassette-mode";

    /** One of each: a cassette counts what was asked of it. */
    private static final Map<String, Wire> OPEN = new ConcurrentHashMap<>();

    private Wires() {}

    /**
     * The network, recorded or replayed where that is configured.
     *
     * @throws CassetteException when the cassette to replay cannot be read
     */
    public static Wire configured() {
        Config config = ConfigProvider.getConfig();
        Mode mode = mode(config);
        return cassette(config)
                .filter(path -> mode != Mode.OFF)
                .map(path -> OPEN.computeIfAbsent(mode + " " + path, key -> open(mode, path)))
                .orElse(LiveWire.SHARED);
    }

    /** Whether the cassette answers in place of the servers, so that neither servers nor keys are needed. */
    public static boolean replayed() {
        return mode(ConfigProvider.getConfig()) == Mode.REPLAY;
    }

    /** What is wrong with the configured cassette, for people; empty when nothing is. */
    public static Optional<String> problem() {
        Config config = ConfigProvider.getConfig();
        if (mode(config) == Mode.OFF) {
            return Optional.empty();
        }
        if (cassette(config).isEmpty()) {
            return Optional.of(CASSETTE + " is needed with " + MODE + "="
                    + mode(config).name().toLowerCase(Locale.ROOT));
        }
        try {
            configured();
            return Optional.empty();
        } catch (CassetteException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    static Wire open(Mode mode, Path cassette) {
        return switch (mode) {
            case OFF -> LiveWire.SHARED;
            case RECORD -> new RecordingWire(LiveWire.SHARED, cassette);
            case REPLAY -> ReplayingWire.of(cassette);
        };
    }

    private static Optional<Path> cassette(Config config) {
        return config.getOptionalValue(CASSETTE, Path.class);
    }

    private static Mode mode(Config config) {
        return config.getOptionalValue(MODE, Mode.class).orElse(Mode.OFF);
    }
}
