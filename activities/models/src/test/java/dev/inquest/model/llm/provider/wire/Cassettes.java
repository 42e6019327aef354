package dev.inquest.model.llm.provider.wire;

import dev.inquest.model.llm.provider.wire.CassetteConfig.Mode;
import java.nio.file.Path;

/** Cassettes for tests, each opened anew. */
public final class Cassettes {

    private Cassettes() {}

    public static Wire open(Mode mode, Path cassette) {
        return Wires.open(mode, cassette);
    }
}
