package dev.inquest.command.metrics;

import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.MetricsReply;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An {@code inquest metrics} that was understood. */
record MetricsCommand(String namespace, MetricsWindow window) implements RunnableCommand {

    @Override
    public String canonical() {
        return new Arguments.Line("inquest", "metrics")
                .option("-n", namespace)
                .option("--since", MetricsWindow.text(window.since()))
                .toString();
    }

    @Override
    public int estimatedLooks() {
        return 5;
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        Instant now = reader.time();
        switch (reader.metrics("label/__name__/values", Map.of())) {
            case MetricsReply.Shown shown -> {
                out.shown();
                Set<String> names = new TreeSet<>();
                shown.data().forEach(n -> names.add(n.asText()));
                out.cut(shown.cut(), "names of metrics");
                ask(reader, now, GoldenSignals.expressions(names, namespace), out);
            }
            case MetricsReply.Withheld withheld -> out.withheld(withheld.reply(), null);
        }
        return out.build(reader);
    }

    private void ask(ClusterReader reader, Instant now, List<String> expressions, OutputBuilder out) {
        if (expressions.isEmpty()) {
            out.text("(no metric here tells of latency, traffic, CPU, memory or network)");
        }
        for (String expression : expressions) {
            out.gap().text("# " + expression);
            switch (reader.metrics("query_range", window.query(expression, now))) {
                case MetricsReply.Shown shown -> {
                    SeriesOutput.show(expression, SeriesData.of(shown.data()), out);
                    out.cut(shown.cut(), "series");
                }
                case MetricsReply.Withheld withheld -> out.withheld(withheld.reply(), null);
            }
        }
    }
}
