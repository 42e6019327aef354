package dev.inquest.model.llm.provider;

import dev.inquest.incident.Role;
import dev.inquest.model.llm.provider.RolesConfig.Provider;
import dev.inquest.model.llm.provider.RolesConfig.Reasoning;
import dev.inquest.model.llm.provider.RolesConfig.RoleConfig;
import dev.inquest.model.llm.provider.wire.Wires;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Finds everything that is wrong with the configuration of the roles at once, before any of them is played. */
public final class RoleChecks {

    /** An attempt at asking a role is up to three calls, and is given 15 minutes. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);

    /** Below this, no instruction with a list of commands fits. */
    private static final int SMALLEST_WINDOW = 2048;

    /** What the window must leave for the question. */
    private static final int SMALLEST_QUESTION = 1024;

    /** Anthropic refuses a smaller thinking budget. */
    private static final int SMALLEST_THINKING_BUDGET = 1024;

    private static final Set<Provider> KEYED =
            Set.of(Provider.AZURE, Provider.ANTHROPIC, Provider.GEMINI, Provider.MISTRAL);
    private static final Pattern WRITABLE = Pattern.compile("[\\x20-\\x7e]*");

    private final String prefix;
    private final RoleConfig config;
    private final boolean replayed;
    private final List<String> problems = new ArrayList<>();

    private RoleChecks(Role role, RoleConfig config, boolean replayed) {
        this.prefix = "inquest." + role.name().toLowerCase(Locale.ROOT) + ".";
        this.config = config;
        this.replayed = replayed;
    }

    /** Returns why roles could never be played as configured, one sentence each; empty when all is well. */
    public static List<String> problems(Config config) {
        List<String> problems;
        try {
            problems = problems(read(config), Wires.replayed());
        } catch (ConfigValidationException e) {
            problems = IntStream.range(0, e.getProblemCount())
                    .mapToObj(i -> e.getProblem(i).getMessage().replaceFirst("^SRCFG\\d+: ", ""))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
        Wires.problem().ifPresent(problems::add);
        return problems;
    }

    /** Reads the roles before the application starts, when no mapping is there to be injected. */
    private static RolesConfig read(Config config) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(StreamSupport.stream(config.getConfigSources().spliterator(), false)
                        .toArray(ConfigSource[]::new))
                .withMapping(RolesConfig.class)
                .withMappingIgnore("inquest.**")
                .build()
                .getConfigMapping(RolesConfig.class);
    }

    /** One sentence each, saying what to change. From a cassette, roles are played without keys. */
    static List<String> problems(RolesConfig config, boolean replayed) {
        List<String> problems = new ArrayList<>();
        problems.addAll(new RoleChecks(Role.STUDENT, config.student(), replayed).problems());
        problems.addAll(new RoleChecks(Role.TEACHER, config.teacher(), replayed).problems());
        problems.addAll(new RoleChecks(Role.JUDGE, config.judge(), replayed).problems());
        return problems;
    }

    private List<String> problems() {
        if (config.provider() != Provider.EMBEDDED) {
            model();
            address();
            key();
            headers();
            timeout();
            tokens();
            thoughts();
            prices();
        }
        return problems;
    }

    private void model() {
        Optional<String> model = config.model();
        if (model.isEmpty()) {
            problems.add(needed("model"));
        } else if (!model.get().matches("\\S+")) {
            problem("model", "must be a name without spaces but is '" + model.get() + "'");
        }
    }

    private void address() {
        if (config.provider() == Provider.AZURE && config.baseUrl().isEmpty()) {
            problems.add(needed("base-url"));
        }
        if (config.provider() == Provider.BEDROCK && config.region().isEmpty()) {
            problems.add(needed("region"));
        }
        config.baseUrl()
                .filter(url -> !web(url))
                .ifPresent(url -> problem("base-url", "must be an http or https URL but is '" + url + "'"));
    }

    private void key() {
        if (replayed) {
            return;
        }
        Keys.problem(config).ifPresent(problem -> problems.add(prefix + problem));
        if (Keys.given(config)) {
            return;
        }
        if (KEYED.contains(config.provider())) {
            problems.add(needed("api-key") + " (or " + prefix + "api-key-file)");
        } else if (config.provider() == Provider.OPENAI && config.baseUrl().isEmpty()) {
            problems.add(needed("base-url") + " (or, for OpenAI itself, " + prefix + "api-key)");
        }
    }

    private void headers() {
        config.headers().forEach((name, value) -> {
            if (!name.matches("[A-Za-z0-9-]+") || !WRITABLE.matcher(value).matches()) {
                problem("headers." + name, "is no HTTP header: use printable ASCII characters");
            }
        });
    }

    private void timeout() {
        Duration timeout = config.timeout();
        if (!timeout.isPositive() || timeout.compareTo(LONGEST_ANSWER) > 0) {
            problem("timeout", "must be more than nothing and at most 5 minutes but is " + timeout);
        }
    }

    private void tokens() {
        atLeast("max-output-tokens", config.maxOutputTokens(), 1);
        atLeast("max-evidence-tokens", config.maxEvidenceTokens(), 1);
        atLeast("context-window", config.contextWindow(), SMALLEST_WINDOW);
        long answer = (long) config.maxOutputTokens() + config.reasoningTokens();
        if (config.contextWindow() >= SMALLEST_WINDOW && config.contextWindow() - answer < SMALLEST_QUESTION) {
            problem(
                    "context-window",
                    "is " + config.contextWindow() + ", which leaves less than " + SMALLEST_QUESTION
                            + " tokens for the question after " + answer
                            + " of max-output-tokens and reasoning-tokens");
        }
    }

    private void thoughts() {
        atLeast("reasoning-tokens", config.reasoningTokens(), 0);
        boolean budgeted = config.reasoning() == Reasoning.BUDGET
                && (config.provider() == Provider.ANTHROPIC || config.provider() == Provider.BEDROCK);
        if (budgeted && config.reasoningTokens() > 0 && config.reasoningTokens() < SMALLEST_THINKING_BUDGET) {
            problem(
                    "reasoning-tokens",
                    "must be 0 or at least " + SMALLEST_THINKING_BUDGET + " with this provider but is "
                            + config.reasoningTokens());
        }
    }

    private void prices() {
        notNegative("price.input", config.price().input());
        config.price().cached().ifPresent(price -> notNegative("price.cached", price));
        notNegative("price.output", config.price().output());
    }

    private void notNegative(String key, BigDecimal price) {
        if (price.signum() < 0) {
            problem(key, "must not be negative but is " + price.toPlainString());
        }
    }

    private void atLeast(String key, int value, int min) {
        if (value < min) {
            problem(key, "must be at least " + min + " but is " + value);
        }
    }

    private String needed(String key) {
        return prefix + key + " is needed with " + prefix + "provider="
                + config.provider().name().toLowerCase(Locale.ROOT);
    }

    private void problem(String key, String what) {
        problems.add(prefix + key + " " + what);
    }

    private static boolean web(URI url) {
        return url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
    }
}
