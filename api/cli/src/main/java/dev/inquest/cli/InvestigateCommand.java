package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts an investigation and follows it. */
@Command(
        name = "investigate",
        description = "Start an investigation and follow it to its end.",
        footer = {
            "",
            "Examples:",
            "  ./inquest investigate --recording mesh-503",
            "  ./inquest investigate --cluster prod -n shop --title 'Checkout slow' --description 'p99 over 5 s since 14:00'"
        })
final class InvestigateCommand extends Verb {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--recording", paramLabel = "NAME", description = "A configured recording; it brings its own page.")
    private @Nullable String recording;

    @Option(names = "--cluster", paramLabel = "NAME", description = "A configured cluster; see './inquest clusters'.")
    private @Nullable String cluster;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NS",
            description = "Where it was noticed.")
    private @Nullable String namespace;

    @Option(
            names = {"-t", "--title"},
            paramLabel = "TEXT",
            description = "The incident in one line.")
    private @Nullable String title;

    @Option(
            names = {"-d", "--description"},
            paramLabel = "TEXT",
            description = "What the page or the person says.")
    private @Nullable String description;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "cli",
            description = "Who reports it (default: cli).")
    private String source = "cli";

    @Option(
            names = "--arm",
            paramLabel = "ARM",
            description = "naive, corrected-1, corrected-2, taught, capsules or direct (default: capsules).")
    private @Nullable String arm;

    @Option(
            names = "--approval",
            paramLabel = "POLICY",
            description = "Which plans wait for a person: never, sensitive or always.")
    private @Nullable String approval;

    @Option(
            names = "--diagnosis-by",
            paramLabel = "WHO",
            description = "Whose answer counts where a model reads the evidence too: embedded (default) or model.")
    private @Nullable String diagnosisBy;

    @Option(names = "--budget-looks", paramLabel = "N", description = "How many looks at the cluster it may spend.")
    private @Nullable Integer looks;

    @Option(
            names = "--follow",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Follow it to its end (default), or only print its id.")
    private boolean follow = true;

    InvestigateCommand(CliEnvironment surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        if (recording == null && (title == null || description == null)) {
            throw new ParameterException(
                    spec.commandLine(), "Say what is wrong: --recording NAME, or --title and --description.");
        }
        Service service = service();
        JsonNode accepted = service.post("incidents", body());
        String id = accepted.path("id").asText();
        if (!follow) {
            print(
                    accepted,
                    new Table("", "INCIDENT", "PHASE")
                            .row(id, accepted.path("phase").asText()));
            return ExitCode.OK;
        }
        surroundings.err().println("incident " + id + " (Ctrl-C stops following, not the investigation)");
        surroundings.err().flush();
        JsonNode incident = new Follower(service, surroundings).follow(id);
        new IncidentPrinter(this).print(incident);
        return exitCode(incident);
    }

    static int exitCode(JsonNode incident) {
        return switch (incident.path("outcome").path("status").asText()) {
            case "diagnosed", "no-fault-found" -> ExitCode.OK;
            default -> ExitCode.NO_ANSWER;
        };
    }

    private ObjectNode body() {
        ObjectNode body = Service.JSON.createObjectNode().put("source", source);
        put(body, "recording", recording);
        put(body, "cluster", cluster);
        put(body, "namespace", namespace);
        put(body, "title", title);
        put(body, "description", description);
        ObjectNode settings = Service.JSON.createObjectNode();
        put(settings, "arm", arm);
        put(settings, "approval", approval);
        put(settings, "diagnosisBy", diagnosisBy);
        if (looks != null) {
            settings.putObject("budget").put("looks", looks);
        }
        if (!settings.isEmpty()) {
            body.set("settings", settings);
        }
        return body;
    }

    private static void put(ObjectNode body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
