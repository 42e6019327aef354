package dev.inquest.command.metrics;

import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.MetricsReply;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import java.time.Instant;
import java.util.Map;

/** A {@code promql} that was understood. */
record PromqlCommand(String expression, MetricsWindow window) implements RunnableCommand {

    @Override
    public String canonical() {
        return new Arguments.Line("promql", expression)
                .option("--since", MetricsWindow.text(window.since()))
                .option("--step", MetricsWindow.text(window.step()))
                .toString();
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        Instant now = reader.time();
        switch (ask(reader, now)) {
            case MetricsReply.Shown shown -> {
                out.shown();
                SeriesOutput.show(expression, SeriesData.of(shown.data()), out);
                out.cut(shown.cut(), "series");
            }
            case MetricsReply.Withheld withheld -> out.withheld(withheld.reply(), null);
        }
        return out.build(reader);
    }

    /** A range selector has its own window: Prometheus answers it at one time only. */
    private MetricsReply ask(ClusterReader reader, Instant now) {
        MetricsReply reply = reader.metrics("query_range", window.query(expression, now));
        boolean isRange = reply instanceof MetricsReply.Withheld withheld
                && withheld.reply().message().contains("invalid expression type");
        return isRange
                ? reader.metrics("query", Map.of("query", expression, "time", String.valueOf(now.getEpochSecond())))
                : reply;
    }
}
