package dev.inquest.command.nodes;

import dev.inquest.cluster.Observatory.ErrorPattern;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation;
import dev.inquest.text.Shorten;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An {@code inquest error-logs} that was understood. */
record ErrorLogsCommand(String namespace, @Nullable String service) implements RunnableCommand {

    private static final int MAX_PATTERNS = 200;
    private static final int WIDTH = 600;
    private static final int NO_SOURCE = 404;

    @Override
    public String canonical() {
        return new Arguments.Line("inquest", "error-logs")
                .option("-n", namespace)
                .word(service)
                .toString();
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        Optional<List<ErrorPattern>> collected = reader.observatory().errors(namespace);
        if (collected.isEmpty()) {
            out.withheld(
                    new ApiReply.Withheld(
                            "collected error logs",
                            NO_SOURCE,
                            "error lines are collected in recordings only; on this cluster, kubectl logs shows those of one pod",
                            "a collection of logs"),
                    null);
            return out.build(reader);
        }
        reader.time();
        List<ErrorPattern> read = reader.afford(collected.get());
        out.shown().cut(collected.get().size() - read.size(), "kinds of error line");
        List<ErrorPattern> asked = read.stream()
                .filter(e -> service == null || service.equals(e.service()))
                .limit(MAX_PATTERNS)
                .toList();
        asked.forEach(e -> {
            String pattern = Shorten.to(WIDTH, e.pattern().replace('\n', ' '));
            out.text(e.service() + " " + e.count() + "x " + pattern);
            out.observe(new Observation.ErrorPattern(Entity.of(namespace, "Service", e.service()), pattern, e.count()));
        });
        out.summarize(asked.size() + " kinds of error line");
        return out.build(reader);
    }
}
