package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the learned capsules or shows one. */
@Command(name = "capsules", description = "List the learned capsules, or show one.")
final class CapsulesCommand extends Verb {

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The capsule to show.")
    private @Nullable String id;

    @Option(
            names = "--status",
            paramLabel = "S",
            defaultValue = "",
            description = "active, promoted, merged or retired.")
    private String status = "";

    @Option(names = "--page", paramLabel = "N", defaultValue = "0", description = "The page, from 0.")
    private int page;

    @Option(names = "--size", paramLabel = "N", defaultValue = "20", description = "Capsules a page (default: 20).")
    private int size = 20;

    CapsulesCommand(CliEnvironment surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        if (id != null) {
            JsonNode capsule = service().get("capsules/" + Service.escaped(id));
            if (format == Format.JSON) {
                printJson(capsule);
            } else {
                print(CapsuleText.of(capsule));
            }
            return ExitCode.OK;
        }
        Map<String, String> filter = new LinkedHashMap<>();
        filter.put("status", status);
        filter.put("page", String.valueOf(page));
        filter.put("size", String.valueOf(size));
        JsonNode answer = service().get("capsules" + Service.query(filter));
        Table table = new Table(
                "No capsule yet: they are learned from investigations with a teacher.",
                "CAPSULE",
                "SKILL",
                "STATUS",
                "TRUSTED",
                "RECORD");
        for (JsonNode capsule : answer.path("items")) {
            table.row(
                    capsule.path("id").asText(),
                    capsule.path("skill").asText(),
                    capsule.path("status").asText(),
                    capsule.path("trusted").asBoolean() ? "yes" : "no",
                    CapsuleText.record(capsule));
        }
        print(answer, table);
        return ExitCode.OK;
    }
}
