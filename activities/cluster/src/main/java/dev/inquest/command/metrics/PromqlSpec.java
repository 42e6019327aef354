package dev.inquest.command.metrics;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.CommandSpec;
import dev.inquest.command.grammar.RunnableCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code promql}. */
public final class PromqlSpec implements CommandSpec {

    private static final int MAX_EXPRESSION = 2_000;

    @Override
    public List<String> words() {
        return List.of("promql");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                "promql 'EXPRESSION' [--since 30m] [--step 15s]",
                "time series as Prometheus computes them, one line each: range, median, and where it changed;"
                        + " the expression is passed on as it is",
                "1 look and 1 for every further 50 series");
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        String expression = options.expression == null ? "" : options.expression.strip();
        if (expression.isEmpty() || expression.length() > MAX_EXPRESSION) {
            throw new CommandRefusedException("an expression of at most " + MAX_EXPRESSION
                    + " characters is needed; accepted: " + entry().grammar());
        }
        return new PromqlCommand(expression, MetricsWindow.of(options.since, options.step));
    }

    private static final class Options {
        @Parameters(arity = "1")
        private @Nullable String expression;

        @Option(names = "--since")
        private @Nullable String since;

        @Option(names = "--step")
        private @Nullable String step;
    }
}
