package dev.inquest.model.llm.judge;

import dev.inquest.incident.Use;
import dev.inquest.model.Judge;
import dev.inquest.model.Judgement;
import dev.inquest.model.llm.exchange.Chat;
import dev.inquest.model.llm.exchange.RoleModel;
import dev.inquest.model.llm.prompt.ContextWindow;
import dev.inquest.model.llm.prompt.Fence;
import dev.inquest.model.llm.prompt.Prompt;
import dev.inquest.model.llm.provider.RolesConfig.RoleConfig;
import dev.inquest.observation.Tokens;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

    /** An arbiter is shown more of the investigation than of what others made of it. */
    private static final int SAMPLES_PART = 3;

    private static final String REPAIR =
            "Your answer before was not the JSON object that is asked for, with each score between 0 and 1. Answer with that one"
                    + " JSON object and nothing else.\n";

    private static final Prompt JUDGE = Prompt.load("judge", 1);

    private final RoleModel line;
    private final RoleModel sampling;
    private final RoleModel arbiter;
    private final InstantSource clock;

    /**
     * @param line to the judge's model
     * @param arbiter to the one who decides when the samples disagree; the judge's own where there is no other
     */
    public LlmJudge(RoleModel line, RoleModel arbiter) {
        this(line, arbiter, InstantSource.system());
    }

    LlmJudge(RoleModel line, RoleModel arbiter, InstantSource clock) {
        this.line = line;
        this.sampling = takesTemperature(line.config())
                ? new RoleModel(line.role(), line.config(), new Warm(line.client()), line.exchanges())
                : line;
        this.arbiter = arbiter;
        this.clock = clock;
    }

    private static boolean takesTemperature(RoleConfig config) {
        return config.reasoningTokens() == 0 && config.zeroTemperature();
    }

    @Override
    public Opinion judge(Conduct conduct) {
        return new Sitting(conduct).hold();
    }

    /** One judging of one investigation. */
    private final class Sitting {

        private final Conduct conduct;
        private final Instant end = clock.instant().plus(PATIENCE);
        private final List<Sample> samples = new ArrayList<>();
        private Use use = Use.NONE;
        private String trouble = "";

        Sitting(Conduct conduct) {
            this.conduct = conduct;
        }

        Opinion hold() {
            for (int n = 1; n <= SAMPLES && trouble.isEmpty(); n++) {
                ask(sampling, "Sample " + n + " of " + SAMPLES + ".\n").ifPresent(samples::add);
                if (trouble.isEmpty() && samples.size() + SAMPLES - n < FEWEST) {
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
            return ask(arbiter, disagreement())
                    .map(decision -> decided(decision, arbiter.name(), "; " + arbiter.name() + " decided"))
                    .orElseGet(() -> decided(
                            Sample.median(samples), null, "; no arbiter's decision could be had, the median stands"));
        }

        /** @param last what is said after the briefing */
        private Optional<Sample> ask(RoleModel asked, String last) {
            Chat chat = asked.open(JUDGE, JUDGE.text(), conduct.incident().id());
            try {
                return read(chat, question(asked, last)).or(() -> read(chat, question(asked, last + REPAIR)));
            } catch (ApplicationFailure e) {
                trouble = e.getOriginalMessage();
                return Optional.empty();
            } finally {
                use = use.plus(chat.use());
            }
        }

        private Optional<Sample> read(Chat chat, String question) {
            if (clock.instant().isAfter(end)) {
                trouble = "it took too long";
                return Optional.empty();
            }
            chat.forget();
            return Sample.read(chat.ask(question, MAX_TOKENS, Sample.SCHEMA));
        }

        private String question(RoleModel asked, String last) {
            return ConductBriefing.of(conduct, room(asked) - Tokens.count(last)) + last;
        }

        private static int room(RoleModel asked) {
            return ContextWindow.of(asked.config()).room(MAX_TOKENS) - Tokens.count(JUDGE.text());
        }

        private String disagreement() {
            String said = samples.stream()
                    .map(sample -> words(scores(sample)) + ": " + sample.reason())
                    .collect(Collectors.joining("\n"));
            return "It was scored " + samples.size() + " times, and the scores disagree:\n"
                    + Fence.around(Tokens.cut(said, room(arbiter) / SAMPLES_PART)) + "Decide: score it yourself.\n";
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
