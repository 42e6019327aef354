package dev.inquest.cli;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Who plays student, teacher and judge, as options; each stands for a variable of the service's configuration and wins over
 * it. A key is never an argument, which others on the machine could read: only the name of a variable that holds it is.
 */
final class ModelOptions {

    static final String STUDENT = "STUDENT";
    static final String TEACHER = "TEACHER";
    static final String JUDGE = "JUDGE";

    private static final int SMALLEST_WINDOW = 2_048;

    @Option(
            names = "--student",
            paramLabel = "PROVIDER:MODEL",
            description =
                    "Who investigates, as openai:NAME or ollama:NAME (default: INQUEST_STUDENT_…, else embedded).")
    private @Nullable String student;

    @Option(
            names = "--teacher",
            paramLabel = "PROVIDER:MODEL",
            description = "Who corrects (default: INQUEST_TEACHER_…, else embedded).")
    private @Nullable String teacher;

    @Option(
            names = "--judge",
            paramLabel = "PROVIDER:MODEL",
            description =
                    "The model that scores the investigations of --capsules-from; those that are measured are not scored"
                            + " (default: INQUEST_JUDGE_…, else no judge).")
    private @Nullable String judge;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "Where the student's model is served, as http://127.0.0.1:8000/v1.")
    private @Nullable URI baseUrl;

    @Option(names = "--teacher-base-url", paramLabel = "URL", description = "Where the teacher's model is served.")
    private @Nullable URI teacherBaseUrl;

    @Option(names = "--judge-base-url", paramLabel = "URL", description = "Where the judge's model is served.")
    private @Nullable URI judgeBaseUrl;

    @Option(
            names = "--api-key-env",
            paramLabel = "NAME",
            description = "The environment variable that holds the key of the student's model"
                    + " (default: INQUEST_STUDENT_API_KEY; likewise INQUEST_TEACHER_API_KEY, INQUEST_JUDGE_API_KEY).")
    private @Nullable String apiKeyVariable;

    @Option(
            names = "--price-input",
            paramLabel = "USD",
            description = "What a million tokens of the student's input cost (default: INQUEST_STUDENT_PRICE_INPUT).")
    private @Nullable BigDecimal priceInput;

    @Option(
            names = "--price-output",
            paramLabel = "USD",
            description = "What a million tokens of the student's output cost (default: INQUEST_STUDENT_PRICE_OUTPUT).")
    private @Nullable BigDecimal priceOutput;

    @Option(
            names = "--context-window",
            paramLabel = "N",
            description = "How many tokens the student's model can hold, question and answer together.")
    private @Nullable Integer contextWindow;

    @Option(
            names = "--no-json-schema",
            description = "The student's server refuses JSON schemas: ask by words and repair what comes.")
    private boolean noJsonSchema;

    /** Whether any of these was given: a service that runs elsewhere has roles of its own. */
    boolean given() {
        return student != null
                || teacher != null
                || judge != null
                || teacherBaseUrl != null
                || judgeBaseUrl != null
                || ofStudent();
    }

    /** Whether a model is to judge. */
    boolean namesJudge() {
        return judge != null && !judge.equals(ModelSettings.EMBEDDED) || judgeBaseUrl != null;
    }

    /**
     * What the private instance is configured with.
     *
     * @throws IllegalArgumentException saying which option is wrong and how it should be
     */
    ModelSettings over(Map<String, String> environment) {
        Map<String, String> chosen = new TreeMap<>();
        played(chosen, "--student", STUDENT, student, baseUrl);
        played(chosen, "--teacher", TEACHER, teacher, teacherBaseUrl);
        played(chosen, "--judge", JUDGE, judge, judgeBaseUrl);
        price(chosen, "--price-input", "INPUT", priceInput);
        price(chosen, "--price-output", "OUTPUT", priceOutput);
        if (contextWindow != null) {
            require(
                    contextWindow >= SMALLEST_WINDOW,
                    "--context-window must be at least " + SMALLEST_WINDOW + " but is " + contextWindow + ".");
            chosen.put(ModelSettings.variable(STUDENT, "CONTEXT_WINDOW"), String.valueOf(contextWindow));
        }
        if (noJsonSchema) {
            chosen.put(ModelSettings.variable(STUDENT, "JSON_SCHEMA"), "false");
        }
        ModelSettings settings = ModelSettings.of(environment, chosen, keys(environment));
        require(
                !ofStudent() || settings.isModel(STUDENT),
                "Options of the student's model need one: --student PROVIDER:MODEL.");
        require(
                teacherBaseUrl == null || settings.isModel(TEACHER),
                "--teacher-base-url needs a model: --teacher PROVIDER:MODEL.");
        require(
                judgeBaseUrl == null || settings.isModel(JUDGE),
                "--judge-base-url needs a model: --judge PROVIDER:MODEL.");
        return settings;
    }

    private boolean ofStudent() {
        return baseUrl != null
                || apiKeyVariable != null
                || priceInput != null
                || priceOutput != null
                || contextWindow != null
                || noJsonSchema;
    }

    private static void played(
            Map<String, String> chosen, String option, String role, @Nullable String player, @Nullable URI url) {
        if (player != null) {
            // The first colon: names of models may have more of them.
            String[] parts = player.split(":", 2);
            require(
                    ModelSettings.PROVIDERS.contains(parts[0]),
                    option + " " + player + ": there is no provider '" + parts[0] + "'; there are "
                            + String.join(", ", ModelSettings.PROVIDERS) + ".");
            boolean embedded = parts[0].equals(ModelSettings.EMBEDDED);
            require(
                    embedded == (parts.length == 1 || parts[1].isBlank()),
                    option + " must be PROVIDER:MODEL, or embedded, but is '" + player + "'.");
            chosen.put(ModelSettings.variable(role, "PROVIDER"), parts[0]);
            if (!embedded) {
                chosen.put(ModelSettings.variable(role, "MODEL"), parts[1]);
            }
        }
        if (url != null) {
            require(
                    url.getHost() != null && String.valueOf(url.getScheme()).matches("https?"),
                    "--base-url must look like http://127.0.0.1:8000/v1.");
            require(url.getUserInfo() == null, "--base-url holds no password; --api-key-env names what holds a key.");
            chosen.put(ModelSettings.variable(role, "BASE_URL"), url.toString());
        }
    }

    private static void price(Map<String, String> chosen, String option, String kind, @Nullable BigDecimal usd) {
        if (usd != null) {
            require(usd.signum() >= 0, option + " must not be negative but is " + usd + ".");
            chosen.put(ModelSettings.variable(STUDENT, ModelSettings.PRICE + kind), usd.toPlainString());
        }
    }

    private Map<String, String> keys(Map<String, String> environment) {
        if (apiKeyVariable == null) {
            return Map.of();
        }
        require(
                apiKeyVariable.matches("[A-Za-z_][A-Za-z0-9_]*"),
                "--api-key-env takes the name of an environment variable, never the key itself.");
        require(
                !environment.getOrDefault(apiKeyVariable, "").isBlank(),
                "--api-key-env " + apiKeyVariable + ": there is no such environment variable, or nothing in it.");
        return Map.of(ModelSettings.variable(STUDENT, ModelSettings.KEY), apiKeyVariable);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
