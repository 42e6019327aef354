package dev.inquest.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One incident investigated from untaught to learned, and a sibling of it with what was learned. */
@Command(
        name = "demo",
        description =
                "Investigate one incident untaught, taught once and taught twice, then a different one with what was"
                        + " learned; print a score for each.")
final class DemoCommand extends Verb {

    private static final List<Iteration> STORY = List.of(
            new Iteration("the student alone", "mesh-503", "naive"),
            new Iteration("with one correction", "mesh-503", "corrected-1"),
            new Iteration("with two corrections", "mesh-503", "corrected-2"),
            new Iteration("another incident, with the capsules", "mesh-503-clinic", "capsules"));

    @Option(
            names = "--truth",
            paramLabel = "DIR",
            description = "Where the answers lie (default: deploy/recordings-truth of the checkout).")
    private @Nullable Path truth;

    DemoCommand(CliEnvironment surroundings) {
        super(surroundings);
    }

    /**
     * One part of the story.
     *
     * @param name what it is called in the table
     * @param recording the incident
     * @param arm how it is investigated
     */
    record Iteration(String name, String recording, String arm) {}

    @Override
    public Integer call() {
        LocalRuntime local = surroundings.local();
        return server != null || local == null
                ? demo(service())
                : local.withService((address, state) -> demo(service(address)));
    }

    private int demo(Service service) {
        Path directory = truth != null ? truth : surroundings.home().resolve("deploy/recordings-truth");
        Demo demo = new Demo(service, surroundings, directory);
        List<DemoResult> results = new ArrayList<>();
        for (Iteration iteration : STORY) {
            if (iteration.arm().equals("capsules")) {
                demo.learn(results);
            }
            results.add(demo.run(results.size() + 1, iteration));
        }
        if (format == Format.JSON) {
            ArrayNode all = Service.JSON.createArrayNode();
            results.forEach(result -> all.add(result.json()));
            printJson(all);
        } else {
            Table table = table(results);
            print(format == Format.MD ? table.markdown() : "\n" + table.text());
            print(LEGEND);
            results.forEach(result -> print(result.links(service)));
        }
        return ExitCode.OK;
    }

    private static final String LEGEND = """
            Score = root entity (.40) + fault code (.30) + chain (.15) + no false blame (.10) + within budget (.05).
            Text tokens are what passed between the roles and the excerpts they read, counted by a tokenizer; no LLM was asked.
            """;

    private static Table table(List<DemoResult> results) {
        Table table = new Table(
                "",
                "#",
                "ITERATION",
                "INCIDENT",
                "ROOT",
                "SCORE",
                "IN PARTS",
                "LOOKS",
                "STUDENT TEXT TOKENS",
                "TEACHER TEXT TOKENS",
                "TIME");
        int number = 0;
        for (DemoResult result : results) {
            number++;
            table.row(
                    String.valueOf(number),
                    result.iteration().name(),
                    result.iteration().recording(),
                    result.score().rootRight() ? "right" : "wrong",
                    String.format(Locale.ROOT, "%.2f", result.score().total()),
                    result.score().parts(),
                    result.spent("looks"),
                    result.spent("studentTokens"),
                    result.spent("teacherTokens"),
                    time(result.time()));
        }
        return table;
    }

    private static String time(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
