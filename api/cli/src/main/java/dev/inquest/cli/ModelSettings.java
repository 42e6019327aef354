package dev.inquest.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who plays the roles in an evaluation, as variables of the service's configuration.
 *
 * @param variables all that are set for a role, those of the environment among them; no key and no header
 * @param keys for a variable that the service reads a key from, the one that holds it
 */
record ModelSettings(SortedMap<String, String> variables, SortedMap<String, String> keys) {

    static final String EMBEDDED = "embedded";
    static final String KEY = "API_KEY";
    static final String PRICE = "PRICE_";
    /** Of a gateway, which may be keys; the service reads them from the environment. */
    private static final String HEADERS = "HEADERS_";

    /** As the service's configuration knows them. */
    static final List<String> PROVIDERS =
            List.of(EMBEDDED, "openai", "azure", "anthropic", "gemini", "ollama", "mistral", "bedrock");

    private static final List<String> ROLES = List.of(ModelOptions.STUDENT, ModelOptions.TEACHER, ModelOptions.JUDGE);

    /** Nothing chosen: the roles of a service that runs elsewhere are its own. */
    static final ModelSettings NONE = new ModelSettings(new TreeMap<>(), new TreeMap<>());

    /** What was chosen, over what the environment says of the roles. */
    static ModelSettings of(Map<String, String> environment, Map<String, String> chosen, Map<String, String> keys) {
        SortedMap<String, String> all = new TreeMap<>();
        environment.forEach((name, value) -> {
            boolean ofRole = ROLES.stream().anyMatch(role -> name.startsWith(variable(role, "")));
            boolean secret = name.contains("_" + KEY) || name.contains("_" + HEADERS);
            if (ofRole && !secret && value.lines().count() == 1) {
                all.put(name, value);
            }
        });
        all.putAll(chosen);
        return new ModelSettings(all, new TreeMap<>(keys));
    }

    /** The variable of a role's setting. */
    static String variable(String role, String setting) {
        return "INQUEST_" + role + "_" + setting;
    }

    /** Whether a model plays this role. */
    boolean isModel(String role) {
        return !player(role).equals(EMBEDDED);
    }

    /** Whether a model plays any. */
    boolean hasModel() {
        return ROLES.stream().anyMatch(this::isModel);
    }

    /** The models that cost nothing as far as anybody said. */
    List<String> unpriced() {
        return ROLES.stream()
                .filter(this::isModel)
                .filter(role -> !priced(role))
                .toList();
    }

    /** What decides the answers: not what they cost, nor by whose key. */
    String identity() {
        return variables.entrySet().stream()
                .filter(e -> !e.getKey().contains("_" + PRICE))
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Who plays what, as in {@code student openai:NAME, teacher embedded}; empty when all are embedded. */
    String words() {
        return !hasModel()
                ? ""
                : ROLES.stream()
                        .map(role -> role.toLowerCase(java.util.Locale.ROOT) + " " + player(role))
                        .collect(Collectors.joining(", "));
    }

    /** The same, and who plans in the arm direct where one might think that a model does. */
    String words(List<String> arms) {
        return words()
                + (isModel(ModelOptions.TEACHER) && arms.contains(EvaluationPlan.DIRECT)
                        ? "; in the arm direct the embedded teacher plans, not " + player(ModelOptions.TEACHER)
                        : "");
    }

    private String player(String role) {
        String provider = variables.getOrDefault(variable(role, "PROVIDER"), EMBEDDED);
        return provider.equals(EMBEDDED)
                ? EMBEDDED
                : provider + ":" + variables.getOrDefault(variable(role, "MODEL"), "");
    }

    private boolean priced(String role) {
        String prefix = variable(role, PRICE);
        return variables.entrySet().stream()
                .filter(e -> e.getKey().startsWith(prefix))
                .anyMatch(e -> isPositive(e.getValue()));
    }

    private static boolean isPositive(String number) {
        try {
            return new BigDecimal(number.strip()).signum() > 0;
        } catch (NumberFormatException e) {
            return false; // the service refuses to start with it, and says why
        }
    }
}
