package dev.inquest.recording;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The synthetic recording of these tests. */
final class Bookshop {
    static final Path DIRECTORY = directory();

    private Bookshop() {}

    static Recording load() {
        return Recording.load(DIRECTORY);
    }

    private static Path directory() {
        try {
            return Path.of(Bookshop.class.getResource("/recordings/bookshop").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
