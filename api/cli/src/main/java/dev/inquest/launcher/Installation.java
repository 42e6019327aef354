package dev.inquest.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The ways to install a tool. Each is unpacked beside its place and moved there when it has shown its version, so that an
 * interrupted installation leaves nothing that looks finished.
 */
final class Installation {

    private final Commands commands;
    private final Path tools;
    private final Path log;
    private final Path home;

    Installation(Map<String, String> environment, Path tools, Path log, Path home) {
        this.commands = new Commands(environment);
        this.tools = tools;
        this.log = log;
        this.home = home;
    }

    Commands commands() {
        return commands;
    }

    Path home() {
        return home;
    }

    /** Returns a download's word for this system. */
    static String platform(String linux, String mac) {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? mac : linux;
    }

    /** Returns a download's word for this processor. */
    static String architecture(String intel, String arm) {
        return System.getProperty("os.arch").equals("aarch64") ? arm : intel;
    }

    /** Runs an installation in a new empty directory on the file system of the tools, which is removed afterwards. */
    boolean inScratch(Predicate<Path> installation) {
        try {
            Path scratch = Files.createTempDirectory(Files.createDirectories(tools), ".new.");
            try {
                return installation.test(scratch);
            } finally {
                StateDirectory.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing can be installed into " + tools + ": " + e, e);
        }
    }

    boolean run(Path directory, String... command) {
        return commands.logged(log, directory, List.of(command));
    }

    boolean download(String url, Path file) {
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(15))
                .build()) {
            int status = client.send(
                            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofFile(file))
                    .statusCode();
            note(url + ": HTTP " + status);
            return status == 200;
        } catch (IOException e) {
            note(url + ": " + e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Moves a file or directory to its place below the tools. */
    boolean keep(Path unpacked, String place) {
        try {
            Path target = tools.resolve(place);
            Files.createDirectories(target.getParent());
            if (Files.isDirectory(target)) {
                StateDirectory.delete(target);
            }
            Files.move(unpacked, target, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            note(unpacked + " cannot be moved to " + place + ": " + e);
            return false;
        }
    }

    /** Installs the first of these packages that the machine's package client has. */
    boolean systemPackage(String... names) {
        Path here = tools.getParent() == null ? tools : tools.getParent();
        if (commands.has("brew")) {
            return List.of(names).stream().anyMatch(name -> run(here, "brew", "install", name));
        }
        if (commands.has("apt-get") && mayBeRoot()) {
            run(here, asRoot("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "update"));
            return List.of(names).stream()
                    .anyMatch(name -> run(
                            here,
                            asRoot(
                                    "env",
                                    "DEBIAN_FRONTEND=noninteractive",
                                    "apt-get",
                                    "-qq",
                                    "install",
                                    "-y",
                                    "--no-install-recommends",
                                    name)));
        }
        return commands.has("dnf")
                && mayBeRoot()
                && List.of(names).stream().anyMatch(name -> run(here, asRoot("dnf", "-q", "-y", "install", name)));
    }

    private boolean isRoot() {
        return commands.output("id", "-u").orElse("").strip().equals("0");
    }

    private boolean mayBeRoot() {
        return isRoot() || commands.succeeds("sudo", "-n", "true");
    }

    private String[] asRoot(String... command) {
        if (isRoot()) {
            return command;
        }
        String[] all = new String[command.length + 2];
        all[0] = "sudo";
        all[1] = "-n";
        System.arraycopy(command, 0, all, 2, command.length);
        return all;
    }

    private void note(String line) {
        try {
            Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The log " + log + " cannot be written: " + e, e);
        }
    }
}
