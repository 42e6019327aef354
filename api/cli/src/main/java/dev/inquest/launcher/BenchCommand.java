package dev.inquest.launcher;

import dev.inquest.cli.CliEnvironment;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how a scan's analysis grows with the cluster: prints a table, asserts nothing. */
@Command(name = "bench", description = "Measure how the time and memory of a scan grow with the cluster.")
final class BenchCommand implements Callable<Integer> {

    private static final Pattern SIZES = Pattern.compile("\\d+(,\\d+)*");
    private static final Pattern FIGURES = Pattern.compile("^( +objects| +[0-9]+ |slope).*");

    private final Launch launch;
    private final CliEnvironment surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SIZES",
            defaultValue = "1000,10000,100000",
            description = "How many objects, as in 1000,10000,100000 (the default).")
    private String sizes = "";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    BenchCommand(Launch launch, CliEnvironment surroundings) {
        this.launch = launch;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!SIZES.matcher(sizes).matches()) {
            throw new ParameterException(
                    spec.commandLine(), "bench takes sizes as in 1000,10000,100000, not '" + sizes + "'");
        }
        // Needs more memory than tests do: it measures what is kept at each size.
        List<String> arguments = List.of(
                "-q",
                "-pl",
                "activities/worker",
                "-am",
                "test",
                "-Dtest=ScanBenchmark",
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "-DargLine=-Xmx4g",
                "-Dbench.sizes=" + sizes);
        return new Maven(launch.home(), launch.environment())
                .run(arguments, launch.state().log("bench"), surroundings.out(), line -> FIGURES.matcher(line)
                        .matches());
    }
}
