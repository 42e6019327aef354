package dev.inquest.model.llm.provider.wire;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Recording of what is said to models, and replaying it without them. */
@ConfigMapping(prefix = "inquest.models")
public interface CassetteConfig {

    /** The file that exchanges are recorded to and replayed from, one JSON object a line; keys are never in it. */
    Optional<Path> cassette();

    /** Whether exchanges are recorded, or replayed in place of asking: then no server and no key is needed. */
    @WithDefault("off")
    Mode cassetteMode();

    /** What is done with the cassette. */
    enum Mode {
        /** Models are asked, nothing is recorded. */
        OFF,
        /** Models are asked, and every answer is added to the cassette. */
        RECORD,
        /** The cassette answers; what is not on it is refused. */
        REPLAY
    }
}
