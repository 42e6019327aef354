package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All analyzers over a namespace or a cluster, now. */
@Command(
        name = "scan",
        description = "Run all analyzers over a namespace or a cluster, now: findings, causes apart from victims. No"
                + " incident, no plan, nothing is stored.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing that --fail-on names was found",
            "1:findings that harm now (--fail-on warning: or may)",
            "2:the command line is wrong",
            "3:no service answers",
            "4:the service refused the request and said why"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./inquest scan --cluster prod -n shop",
            "  ./inquest scan --cluster prod -A -o json",
            "  ./inquest scan --recording mesh-503        a recording that the service knows by name",
            "  ./inquest scan --recording ./recordings/a  a directory: scanned without a service",
            "  ./inquest scan --context kind-dev -A       a context of your kubeconfig: likewise",
            "  ./inquest scan -n shop --fail-on never"
        })
final class ScanCommand extends Verb {

    private static final int OK = 200;
    private static final String LIVE = "live";
    private static final String LIVE_KEYS = "inquest.clusters." + LIVE + ".";

    /** Which findings make the exit code 1. */
    enum FailOn {
        ERROR,
        WARNING,
        NEVER
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ArgGroup
    private Where where = new Where();

    /** One of these, or none where the service knows one cluster only. */
    static final class Where {
        @Option(
                names = "--recording",
                paramLabel = "NAME|DIR",
                description = "A recording that the service knows, or one's directory.")
        @Nullable
        String recording;

        @Option(names = "--cluster", paramLabel = "NAME", description = "A cluster that the service knows.")
        @Nullable
        String cluster;

        @Option(
                names = "--context",
                paramLabel = "CTX",
                description = "A context of your kubeconfig, scanned without a service.")
        @Nullable
        String context;
    }

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "The kubeconfig to scan without a service (with --context, or its current context).")
    private @Nullable String kubeconfig;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NS",
            description = "This namespace only, and what is cluster-scoped.")
    private @Nullable String namespace;

    @Option(
            names = {"-A", "--all-namespaces"},
            description = "All namespaces (the default without -n).")
    private boolean everywhere;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "error",
            description = "Exit with 1 when there are findings of: error, warning or never (default: error).")
    private FailOn failOn = FailOn.ERROR;

    ScanCommand(CliEnvironment surroundings) {
        super(surroundings);
    }

    @Override
    Set<Format> formats() {
        return EnumSet.of(Format.TEXT, Format.TABLE, Format.JSON, Format.YAML, Format.MD);
    }

    @Override
    public Integer call() {
        JsonNode report = report();
        switch (format) {
            case JSON -> printJson(report);
            case YAML -> printYaml(report);
            case MD -> print(new ScanText(report, new Style(false)).markdown());
            default -> print(new ScanText(report, surroundings.style()).text());
        }
        return exitCode(report.path("counts"));
    }

    private JsonNode report() {
        ObjectNode request = request();
        LocalRuntime local = surroundings.local();
        if (where.context != null || kubeconfig != null) {
            check(
                    local != null && where.recording == null && where.cluster == null,
                    "--context and --kubeconfig are for this machine alone; a shared service knows clusters by name"
                            + " (./inquest clusters).");
            check(
                    kubeconfig == null || Files.isRegularFile(Path.of(kubeconfig)),
                    "--kubeconfig " + kubeconfig + " is no file.");
            return scanned(Objects.requireNonNull(local), request.put("cluster", LIVE), live());
        }
        if (local != null && where.recording != null && Files.isDirectory(Path.of(where.recording))) {
            Path recording = Path.of(where.recording).toAbsolutePath().normalize();
            String root = String.valueOf(recording.getParent()).replace(",", "\\,");
            request.put("recording", String.valueOf(recording.getFileName()));
            return scanned(local, request, Map.of("inquest.recordings", root));
        }
        return service().post("scans", request);
    }

    private static JsonNode scanned(LocalRuntime local, JsonNode request, Map<String, String> configuration) {
        JsonNode answer = local.scan(request, configuration);
        int status = answer.path("status").asInt();
        JsonNode body = PlainAnswer.of(answer.path("body"));
        if (status != OK) {
            throw new ServiceException.Refused(status, body);
        }
        return body;
    }

    private Map<String, String> live() {
        Map<String, String> configuration = new TreeMap<>();
        if (kubeconfig != null) {
            configuration.put(
                    LIVE_KEYS + "kubeconfig",
                    Path.of(kubeconfig).toAbsolutePath().toString());
        }
        if (where.context != null) {
            configuration.put(LIVE_KEYS + "context", where.context);
        }
        return configuration;
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            throw wrong(otherwise);
        }
    }

    private ObjectNode request() {
        if (namespace != null && everywhere) {
            throw wrong("Give -n NS or -A, not both.");
        }
        ObjectNode request = Service.JSON.createObjectNode();
        if (where.recording != null) {
            request.put("recording", where.recording);
        }
        if (where.cluster != null) {
            request.put("cluster", where.cluster);
        }
        if (namespace != null) {
            request.put("namespace", namespace);
        }
        return request;
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private int exitCode(JsonNode counts) {
        boolean errors = counts.path("errors").asInt() > 0;
        boolean warnings = counts.path("warnings").asInt() > 0;
        return switch (failOn) {
            case ERROR -> errors ? ExitCode.FOUND : ExitCode.OK;
            case WARNING -> errors || warnings ? ExitCode.FOUND : ExitCode.OK;
            case NEVER -> ExitCode.OK;
        };
    }
}
