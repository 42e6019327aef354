package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Set;
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
            "  ./inquest scan --recording ./recordings/a  a directory: a private instance is started for this command",
            "  ./inquest scan --context kind-dev -A       a context of your kubeconfig: likewise",
            "  ./inquest scan -n shop --fail-on never"
        })
final class ScanVerb extends Verb {

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
                description = "A context of your kubeconfig, scanned by a private instance.")
        @Nullable
        String context;
    }

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "The kubeconfig to use, by a private instance (with --context, or its current context).")
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

    ScanVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Set<Format> formats() {
        return EnumSet.of(Format.TEXT, Format.TABLE, Format.JSON, Format.YAML, Format.MD);
    }

    @Override
    public Integer call() {
        JsonNode report = service().post("scans", request());
        switch (format) {
            case JSON -> printJson(report);
            case YAML -> printYaml(report);
            case MD -> print(new ScanText(report, new Style(false)).markdown());
            default -> print(new ScanText(report, surroundings.style()).text());
        }
        return exitCode(report.path("counts"));
    }

    private ObjectNode request() {
        if (namespace != null && everywhere) {
            throw wrong("Give -n NS or -A, not both.");
        }
        if (where.context != null || kubeconfig != null) {
            throw wrong("--context and --kubeconfig need a private instance, which ./inquest starts where it runs the"
                    + " service itself; a shared service knows clusters by name (./inquest clusters).");
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
