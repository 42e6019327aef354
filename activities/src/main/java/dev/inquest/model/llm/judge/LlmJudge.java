package dev.inquest.model.llm.judge;

import dev.inquest.incident.Use;
import dev.inquest.model.Judge;
import dev.inquest.model.Judgement;
import dev.inquest.model.Tokens;
import dev.inquest.model.llm.exchange.Chat;
import dev.inquest.model.llm.exchange.Line;
import dev.inquest.model.llm.prompt.Fence;
import dev.inquest.model.llm.prompt.Prompt;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The judge played by a model: {@value #SAMPLES} samples, of each principle the median. Where the totals of the samples lie
 * further apart than {@value #SPREAD_LIMIT}, which is more than one of five principles turned from nothing to all, an
 * arbiter sees them and decides.
 */
public final class LlmJudge implements Judge {

    static final int SAMPLES = 3;
    static final double SPREAD_LIMIT = 0.25;
    static final int MAX_TOKENS = 200;

    /** A median of two is one; a single sample is an accident. */
    private static final int FEWEST = 2;

    /** No call begins later than this: an incident is closed after it was judged. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What a chat holds besides prompt and briefing: the samples shown to an arbiter, or an answer and its repair. */
    private static final int RESERVE = 700;

    private static final String REPAIR =
            "That was not the JSON object that was asked for, with each score between 0 and 1. Answer again with that one"
                    + " JSON object and nothing else.";

    private static final Prompt JUDGE = Prompt.load("judge", 1);

    private final Line line;
    private final Line sampling;
    private final Line arbiter;

    /**
     * @param line to the judge's model
     * @param arbiter to the one who decides when the samples disagree; the judge's own where there is no other
     */
    public LlmJudge(Line line, Line arbiter) {
        this.line = line;
        this.sampling = line.config().reasoningTokens() > 0
                ? line
                : new Line(line.role(), line.config(), new Warm(line.client()), line.exchanges());
        this.arbiter = arbiter;
    }

    @Override
    public Opinion judge(Conduct conduct) {
        return new Sitting(conduct).hold();
    }

    /** One judging of one investigation. */
    private final class Sitting {

        private final Conduct conduct;
        private final Instant end = Instant.now().plus(PATIENCE);
        private final List<Sample> samples = new ArrayList<>();
        private Use use = Use.NONE;
        private String trouble = "";

        Sitting(Conduct conduct) {
            this.conduct = conduct;
        }

        Opinion hold() {
            for (int n = 1; n <= SAMPLES && trouble.isEmpty(); n++) {
                ask(sampling, briefing(sampling) + "Sample " + n + " of " + SAMPLES + ".\n")
                        .ifPresent(samples::add);
                if (samples.size() + SAMPLES - n < FEWEST) {
                    return none("its answers were no scores");
                }
            }
            if (samples.size() < FEWEST) {
                return none(trouble);
            }
            return Sample.spread(samples) <= SPREAD_LIMIT ? decided(Sample.median(samples), null, "") : arbitrated();
        }

        private Opinion arbitrated() {
            trouble = "";
            return ask(arbiter, briefing(arbiter) + disagreement())
                    .map(decision -> decided(decision, arbiter.name(), "; " + arbiter.name() + " decided"))
                    .orElseGet(() -> decided(
                            Sample.median(samples), null, "; no arbiter's decision could be had, the median stands"));
        }

        private Optional<Sample> ask(Line asked, String question) {
            if (Instant.now().isAfter(end)) {
                trouble = "it took too long";
                return Optional.empty();
            }
            Chat chat = asked.open(JUDGE, JUDGE.text(), conduct.incident().id());
            try {
                return read(chat, question).or(() -> read(chat, REPAIR));
            } catch (ApplicationFailure e) {
                trouble = e.getOriginalMessage();
                return Optional.empty();
            } finally {
                use = use.plus(chat.use());
            }
        }

        private String briefing(Line asked) {
            int room = asked.config().contextWindow()
                    - asked.config().reasoningTokens()
                    - Tokens.count(JUDGE.text())
                    - MAX_TOKENS
                    - RESERVE;
            return ConductBriefing.of(conduct, room);
        }

        private String disagreement() {
            String said = samples.stream()
                    .map(sample -> words(scores(sample)) + ": " + sample.reason())
                    .collect(Collectors.joining("\n"));
            return "It was scored " + samples.size() + " times, and the scores disagree:\n" + Fence.around(said)
                    + "Decide: score it yourself.\n";
        }

        private Opinion decided(Sample sample, @Nullable String decider, String how) {
            Judgement judgement = new Judgement(
                    line.name(), scores(sample), sample.total(), Sample.spread(samples), decider, sample.reason());
            String note = String.format(
                    Locale.ROOT,
                    "Judge %s: %.2f (%s), spread %.2f%s. %s",
                    line.name(),
                    judgement.total(),
                    words(judgement.scores()),
                    judgement.spread(),
                    how,
                    sample.reason());
            return new Opinion(judgement, note.strip(), use);
        }

        private Opinion none(String why) {
            return new Opinion(null, "No score by judge " + line.name() + ": " + why, use);
        }
    }

    private static Optional<Sample> read(Chat chat, String text) {
        return Sample.read(chat.ask(text, MAX_TOKENS, Sample.SCHEMA));
    }

    private static Map<String, Double> scores(Sample sample) {
        return sample.scores().entrySet().stream()
                .collect(Collectors.toMap(
                        e -> e.getKey().wireName(), Map.Entry::getValue, (left, right) -> left, TreeMap::new));
    }

    private static String words(Map<String, Double> scores) {
        return scores.entrySet().stream()
                .map(e -> String.format(Locale.ROOT, "%s %.2f", e.getKey(), e.getValue()))
                .collect(Collectors.joining(", "));
    }
}
