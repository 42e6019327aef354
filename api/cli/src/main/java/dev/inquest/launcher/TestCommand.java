package dev.inquest.launcher;

import dev.inquest.cli.CliEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the tests and sums up their reports. */
@Command(
        name = "test",
        description = "Run the whole test suite. The last line counts what passed, failed and was skipped.")
final class TestCommand implements Callable<Integer> {

    private final Launch launch;
    private final CliEnvironment surroundings;

    @Option(
            names = "--all",
            description =
                    "Run the long suites too; a Kubernetes control plane and llama.cpp are compiled for them, once.")
    private boolean all;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    TestCommand(Launch launch, CliEnvironment surroundings) {
        this.launch = launch;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Map<String, String> environment = environment();
        if (all) {
            LongSuites suites = new LongSuites(launch, environment);
            suites.needControlPlane();
            suites.wantSmallModel();
        }
        TestReports reports = new TestReports(launch.home());
        reports.remove();
        // A failing test keeps no module behind it from being tested; the counts decide.
        List<String> arguments = new ArrayList<>(List.of("-fae", "-Dmaven.test.failure.ignore=true", "verify"));
        if (all) {
            arguments.add("-Dtest.excluded.groups=");
        }
        int maven = new Maven(launch.home(), environment)
                .run(arguments, launch.state().log("test"), surroundings.out(), line -> true);
        TestSummary summary = new TestSummary(reports.read(), LongSuites.names(launch.home()), all);
        print("");
        summary.lines().forEach(this::print);
        if (maven == 0 && !summary.anyRan()) {
            print("no test ran");
        }
        return summary.exitCode(maven);
    }

    private Map<String, String> environment() {
        Tools tools = new Tools(launch.state(), launch.environment(), launch.messages(), launch.home());
        Map<String, String> environment = new HashMap<>(launch.environment());
        environment.put("INQUEST_TEMPORAL_CLI", tools.temporal().toString());
        environment.put(
                "PATH",
                environment.getOrDefault("PATH", "") + ":" + tools.kubectl().getParent());
        return environment;
    }

    private void print(String line) {
        surroundings.out().println(line);
        surroundings.out().flush();
    }
}
