package dev.inquest.recording.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the part of PromQL that a recording answers; everything else is refused with the list of what is answered. */
final class ExpressionParser {

    private static final int MAX_LENGTH = 8_192;
    private static final Pattern IDENTIFIER = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern DURATION = Pattern.compile("(?:\\d+(?:ms|[smhdwy]))+");
    private static final Pattern DURATION_PART = Pattern.compile("(\\d+)(ms|[smhdwy])");
    private static final Pattern OPERATOR = Pattern.compile("=~|!~|!=|=");

    private final String text;
    private int at;

    private ExpressionParser(String text) {
        this.text = text;
    }

    /** @throws PromException when it is anything else */
    static Expression parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw PromException.refused("the query is longer than " + MAX_LENGTH + " characters");
        }
        ExpressionParser parser = new ExpressionParser(text.strip());
        Expression expression = parser.expression();
        parser.space();
        if (parser.at < parser.text.length()) {
            throw PromException.refused("not answered here: '" + parser.text.substring(parser.at) + "'");
        }
        return expression;
    }

    /** A duration as PromQL writes it, as in {@code 1h30m}. */
    static Optional<Duration> duration(String text) {
        if (!DURATION.matcher(text).matches()) {
            return Optional.empty();
        }
        java.util.regex.Matcher parts = DURATION_PART.matcher(text);
        Duration sum = Duration.ZERO;
        try {
            while (parts.find()) {
                long n = Long.parseLong(parts.group(1));
                sum = sum.plus(
                        switch (parts.group(2)) {
                            case "ms" -> Duration.ofMillis(n);
                            case "s" -> Duration.ofSeconds(n);
                            case "m" -> Duration.ofMinutes(n);
                            case "h" -> Duration.ofHours(n);
                            case "d" -> Duration.ofDays(n);
                            case "w" -> Duration.ofDays(Math.multiplyExact(7, n));
                            default -> Duration.ofDays(Math.multiplyExact(365, n));
                        });
            }
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
        return Optional.of(sum);
    }

    private Expression expression() {
        space();
        if (peek('{')) {
            return selector("");
        }
        String word = take(IDENTIFIER).orElseThrow(() -> PromException.refused("not answered here: '" + text + "'"));
        space();
        if (!peek('(')) {
            return selector(word);
        }
        Expression.Function function = Expression.Function.named(word)
                .orElseThrow(
                        () -> PromException.refused("the function or operator '" + word + "' is not answered here"));
        expect('(');
        space();
        Expression inner = selector(peek('{') ? "" : take(IDENTIFIER).orElse(""));
        space();
        if (!peek(')')) {
            throw PromException.refused("only a range selector is answered within " + word + "()");
        }
        expect(')');
        if (inner.range().isEmpty()) {
            throw new PromException("expected type range vector in call to function \"" + word
                    + "\", got instant vector; write " + word + "(metric[5m])");
        }
        return new Expression(function, inner.matchers(), inner.range());
    }

    private Expression selector(String metric) {
        List<Expression.Matcher> matchers = new ArrayList<>();
        if (!metric.isEmpty()) {
            matchers.add(new Expression.Matcher(RecordedSeries.NAME, false, Pattern.compile(Pattern.quote(metric))));
        }
        space();
        if (peek('{')) {
            expect('{');
            space();
            while (!peek('}')) {
                matchers.add(matcher());
                space();
                if (!peek('}')) {
                    expect(',');
                    space();
                }
            }
            expect('}');
        }
        if (matchers.stream().noneMatch(m -> !m.matches(""))) {
            throw new PromException("vector selector must contain at least one non-empty matcher");
        }
        return new Expression(Expression.Function.NONE, matchers, range());
    }

    private Optional<Duration> range() {
        space();
        if (!peek('[')) {
            return Optional.empty();
        }
        expect('[');
        space();
        Duration window = take(DURATION)
                .flatMap(ExpressionParser::duration)
                .filter(d -> !d.isZero())
                .orElseThrow(() -> PromException.refused("a range is a duration such as 5m"));
        space();
        if (peek(':')) {
            throw PromException.refused("a subquery is not answered here");
        }
        expect(']');
        return Optional.of(window);
    }

    private Expression.Matcher matcher() {
        String label = take(IDENTIFIER).orElseThrow(() -> PromException.refused("a label name is missing"));
        space();
        String operator =
                take(OPERATOR).orElseThrow(() -> PromException.refused("a matcher is missing after " + label));
        space();
        String value = quoted();
        try {
            Pattern pattern = Pattern.compile(operator.endsWith("~") ? value : Pattern.quote(value), Pattern.DOTALL);
            return new Expression.Matcher(label, operator.startsWith("!"), pattern);
        } catch (PatternSyntaxException e) {
            throw new PromException("error parsing regexp of label " + label + ": " + e.getDescription());
        }
    }

    private String quoted() {
        if (at >= text.length() || "\"'`".indexOf(text.charAt(at)) < 0) {
            throw PromException.refused("a label's value must be quoted");
        }
        char quote = text.charAt(at++);
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c == '\\' && quote != '`' && at < text.length()) {
                char escaped = text.charAt(at++);
                value.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
            } else {
                value.append(c);
            }
        }
        expect(quote);
        return value.toString();
    }

    private void expect(char c) {
        if (!peek(c)) {
            String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
            throw PromException.refused("parse error: expected '" + c + "' but found " + found);
        }
        at++;
    }

    private boolean peek(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private Optional<String> take(Pattern pattern) {
        java.util.regex.Matcher found = pattern.matcher(text).region(at, text.length());
        if (!found.lookingAt()) {
            return Optional.empty();
        }
        at = found.end();
        return Optional.of(found.group());
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
