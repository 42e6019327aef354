package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what was said to models about an incident. */
@Command(
        name = "exchanges",
        description = "What was said to models about an incident, what they answered, and what it cost.")
final class ExchangesCommand extends Verb {

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The incident (default: the latest).")
    private @Nullable String id;

    @Option(names = "--page", paramLabel = "N", defaultValue = "0", description = "The page, from 0.")
    private int page;

    @Option(names = "--size", paramLabel = "N", defaultValue = "50", description = "Exchanges a page (default: 50).")
    private int size = 50;

    ExchangesCommand(CliEnvironment surroundings) {
        super(surroundings);
    }

    @Override
    Set<Format> formats() {
        return EnumSet.of(Format.TEXT, Format.JSON, Format.YAML, Format.MD);
    }

    @Override
    public Integer call() {
        Service service = service();
        String incident = id == null ? ShowCommand.latest(service) : id;
        if (incident.isEmpty()) {
            print("There is no incident yet; './inquest investigate --help' says how to report one.");
            return ExitCode.OK;
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("page", String.valueOf(page));
        wanted.put("size", String.valueOf(size));
        JsonNode answer = service.get("incidents/" + Service.escaped(incident) + "/exchanges" + Service.query(wanted));
        ExchangeTranscript transcript = new ExchangeTranscript(surroundings.zone());
        switch (format) {
            case JSON -> printJson(answer);
            case YAML -> printYaml(answer);
            case MD -> print(transcript.markdown(answer.path("items")));
            default -> print(transcript.text(answer.path("items"), surroundings.style()));
        }
        int seen = page * size + answer.path("items").size();
        int total = answer.path("total").asInt(seen);
        if (format == Format.TEXT && total > seen) {
            print(seen + " of " + total + "; --page " + (page + 1) + " shows more");
        }
        return ExitCode.OK;
    }
}
