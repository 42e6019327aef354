package dev.inquest.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The one directory in which everything lies that is written outside Maven's own folders.
 *
 * @param root the directory
 * @param tools where tools are installed; private instances share those of the state directory they lie in
 */
record StateDirectory(Path root, Path tools) {

    static StateDirectory at(Path root) {
        return new StateDirectory(root, root.resolve("tools"));
    }

    /** Returns the state directory of a private instance. */
    StateDirectory privateInstance(String name) {
        return new StateDirectory(root.resolve("private").resolve(name), tools);
    }

    Path run() {
        return directory("run");
    }

    Path logs() {
        return directory("logs");
    }

    Path log(String name) {
        return logs().resolve(name + ".log");
    }

    Path pidFile(String name) {
        return run().resolve(name + ".pid");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path postgresPassword() {
        return root.resolve("postgres.password");
    }

    Path temporalDatabase() {
        return root.resolve("temporal.db");
    }

    /** Removes a file, or a directory with all that lies in it. */
    static void delete(Path path) {
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (NoSuchFileException e) {
            return; // nothing to remove
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be removed: " + e, e);
        }
    }

    private Path directory(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + root.resolve(name) + " cannot be made: " + e, e);
        }
    }
}
