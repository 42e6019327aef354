package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one incident on one screen. */
@Command(name = "show", description = "Show an incident: verdict, cause, deciding facts, what was ruled out.")
final class ShowCommand extends Verb {

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The incident (default: the latest).")
    private @Nullable String id;

    @Option(
            names = "--evidence",
            paramLabel = "N",
            description = "Show what this command of the investigation printed.")
    private @Nullable Integer evidence;

    ShowCommand(CliEnvironment surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        Service service = service();
        String incident = id == null ? latest(service) : id;
        if (incident.isEmpty()) {
            print("There is no incident yet; './inquest investigate --help' says how to report one.");
            return ExitCode.OK;
        }
        String path = "incidents/" + Service.escaped(incident);
        if (evidence == null) {
            new IncidentPrinter(this).print(service.get(path));
            return ExitCode.OK;
        }
        JsonNode seen = service.get(path + "/evidence/" + evidence);
        if (format == Format.JSON) {
            printJson(seen);
        } else {
            print("$ " + seen.path("command").asText() + "\n"
                    + seen.path("text").asText());
        }
        return ExitCode.OK;
    }

    /** The latest incident's id, or an empty text. */
    static String latest(Service service) {
        return service.get("incidents?size=1").path("items").path(0).path("id").asText("");
    }
}
