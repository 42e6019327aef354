package dev.inquest.model.llm.lesson;

import dev.inquest.capsule.Lesson;
import dev.inquest.capsule.ProcedureStep;
import dev.inquest.observation.Tokens;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a lesson's words may say: one or two whole sentences about any cluster. They name nothing of the incident that taught
 * it, and no command but the lesson's own, which the catalogue knows.
 */
final class LessonRules {

    static final int MAX_TOKENS = 60;

    private static final int MAX_SENTENCES = 2;
    /** Shorter names, as in {@code a} or {@code db}, are words of any text. */
    private static final int SHORTEST_NAME = 3;

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…](?=\\s|$)");
    private static final Pattern PASSING =
            Pattern.compile("\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|https?://");
    private static final Pattern COMMAND = Pattern.compile(
            "`|(?<![\\w/-])(?:kubectl|istioctl|promql|helm|curl|wget|ssh|docker|crictl|etcdctl|sudo|systemctl|bash|rm)(?![\\w-])"
                    + "|\\s--?[a-z][\\w-]*|\\|\\s*\\w|\\$\\(",
            Pattern.CASE_INSENSITIVE);

    private final Lesson lesson;
    private final Set<String> names;

    /** @param names the names of what this incident's cluster showed */
    LessonRules(Lesson lesson, Set<String> names) {
        this.lesson = lesson;
        this.names = names;
    }

    /** Why the words may not stand, in words for who wrote them; empty when they may. */
    Optional<String> refusal(String text) {
        if (text.isBlank()
                || !SENTENCE_END.matcher(text.substring(text.length() - 1)).find()) {
            return Optional.of("it is no whole sentence");
        }
        if (Tokens.count(text) > MAX_TOKENS) {
            return Optional.of("it is longer than " + MAX_TOKENS + " tokens");
        }
        if (text.lines().count() > 1 || SENTENCE_END.matcher(text).results().count() > MAX_SENTENCES) {
            return Optional.of("it is more than " + MAX_SENTENCES + " sentences");
        }
        String own = withoutOwnCommands(text);
        Optional<String> named = named(own);
        if (named.isPresent()) {
            return Optional.of("it names " + named.get() + ", which is of this incident alone");
        }
        return COMMAND.matcher(own).find()
                ? Optional.of("it quotes a command that is not one of the steps")
                : Optional.empty();
    }

    private Optional<String> named(String text) {
        if (PASSING.matcher(text).find()) {
            return Optional.of("an address or an id");
        }
        return names.stream()
                .filter(name -> name.length() >= SHORTEST_NAME)
                .filter(name -> Pattern.compile(
                                "(?<![\\p{L}\\p{N}{-])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}}])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(text)
                        .find())
                .min(Comparator.naturalOrder());
    }

    /** Own commands, and codes, are taken out with the backticks around them: what is left must do without. */
    private String withoutOwnCommands(String text) {
        Set<String> known = new HashSet<>(lesson.findingsBefore());
        known.addAll(lesson.symptoms());
        lesson.decisive().stream().map(ProcedureStep::template).forEach(known::add);
        if (lesson.fault() != null) {
            known.add(lesson.fault().value());
        }
        List<String> longestFirst = known.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        String alternatives = longestFirst.stream()
                .flatMap(code -> Stream.of(Pattern.quote("`" + code + "`"), Pattern.quote(code)))
                .collect(Collectors.joining("|"));
        return alternatives.isEmpty() ? text : text.replaceAll(alternatives, "…");
    }
}
