package dev.inquest.capsule.learning;

import dev.inquest.capsule.ProcedureStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of one incident and their roles, as in namespace → {@code shop}: takes names out of commands and text, and
 * puts another incident's names in.
 *
 * <p>Only whole names are replaced ({@code shop} is not in {@code shopping} nor in {@code shop-web}), the longest
 * first. A dot parts names: <code>payments.shop</code> becomes <code>{service}.{namespace}</code>. Where two roles have
 * one name the role given first wins, except that what follows {@code -n} is a namespace. Braces that look like a
 * placeholder already are marked with an apostrophe, so that {@code bind(abstractNames(x))} is {@code x} for every x.
 */
public final class Placeholders {

    /** The role of a namespace's name. */
    public static final String NAMESPACE = "namespace";

    private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?<marks>'*)(?<role>[a-z][a-z0-9-]*)}");
    private static final Pattern UNFIT_VALUE = Pattern.compile("[\\s{}]");
    private static final String NAME_CHARACTER = "[\\p{L}\\p{M}\\p{N}_-]";
    /** What Kubernetes appends to the names of pods: letters and digits of its own alphabet, or an ordinal. */
    private static final String POD_SUFFIX =
            "(?:(?:-[b-df-hj-np-tv-xz24-9]{6,10})?-[b-df-hj-np-tv-xz24-9]{5}|-\\d{1,3})?";

    private static final Pattern AFTER_NAMESPACE_FLAG = Pattern.compile("(?:^|\\s)(?:-n|--namespace)(?:\\s+|=)$");

    private final Map<String, String> values;
    private final Map<String, String> roles;
    private final Pattern exact;
    private final Pattern anyCase;

    private Placeholders(Map<String, String> values) {
        this.values = values;
        this.roles = new HashMap<>();
        values.forEach((role, value) -> roles.putIfAbsent(value, role));
        this.exact = pattern("", 0);
        this.anyCase = pattern(POD_SUFFIX, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * The names in use, most telling role first; blank names are left out.
     *
     * @throws IllegalArgumentException when a role is not lower-case letters, digits and dashes, or a name holds white
     *     space or braces
     */
    public static Placeholders of(Map<String, String> names) {
        Map<String, String> kept = new LinkedHashMap<>();
        names.forEach((role, value) -> {
            if (!ROLE.matcher(role).matches()) {
                throw new IllegalArgumentException(
                        "role must be lower-case letters, digits and dashes but was " + role);
            }
            if (!value.isBlank()) {
                if (UNFIT_VALUE.matcher(value).find()) {
                    throw new IllegalArgumentException(
                            "name of " + role + " must be without white space and braces but was " + value);
                }
                kept.put(role, value);
            }
        });
        return new Placeholders(kept);
    }

    /** The command with placeholders instead of names; names are compared exactly. */
    public String abstractNames(String command) {
        Matcher matcher = exact.matcher(command);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String marks = matcher.group("marks");
            String replacement = marks == null
                    ? "{" + roleAt(command, matcher.start(), matcher.group()) + "}"
                    : "{'" + marks + matcher.group("role") + "}";
            matcher.appendReplacement(out, Matcher.quoteReplacement(replacement));
        }
        return matcher.appendTail(out).toString();
    }

    /** The words of a page with each name, and each pod's name made from one, replaced by its role, in whatever case. */
    public String scrub(String text) {
        return anyCase.matcher(text).replaceAll(match -> Matcher.quoteReplacement(roleOfAnyCase(match.group())));
    }

    /** The template with this incident's names; empty when a placeholder has no name here. */
    public Optional<String> bind(String template) {
        if (!unbound(template).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(PLACEHOLDER.matcher(template).replaceAll(match -> {
            String marks = match.group(1);
            String role = match.group(2);
            return Matcher.quoteReplacement(
                    marks.isEmpty() ? values.getOrDefault(role, role) : "{" + marks.substring(1) + role + "}");
        }));
    }

    /** The roles that the template needs and that have no name here, sorted. */
    public Set<String> unbound(String template) {
        Set<String> unbound = new TreeSet<>();
        PLACEHOLDER
                .matcher(template)
                .results()
                .filter(match -> match.group(1).isEmpty() && !values.containsKey(match.group(2)))
                .forEach(match -> unbound.add(match.group(2)));
        return unbound;
    }

    /**
     * A procedure made ready for this incident.
     *
     * @param steps the steps with names, in order, none twice
     * @param dropped one line for each step that could not be bound, with the role that has no name here
     */
    public record Binding(List<ProcedureStep> steps, List<String> dropped) {

        public Binding {
            steps = List.copyOf(steps);
            dropped = List.copyOf(dropped);
        }
    }

    /** Binds a procedure; a step whose placeholder has no name here is dropped and reported. */
    public Binding bind(List<ProcedureStep> procedure) {
        Map<String, ProcedureStep> bound = new LinkedHashMap<>();
        List<String> dropped = new ArrayList<>();
        for (ProcedureStep step : procedure) {
            bind(step.template())
                    .ifPresentOrElse(
                            command -> bound.putIfAbsent(
                                    command,
                                    new ProcedureStep(
                                            command, bind(step.purpose()).orElse(step.purpose()))),
                            () -> dropped.add(step.template() + ": no name here for "
                                    + String.join(", ", unbound(step.template()))));
        }
        return new Binding(List.copyOf(bound.values()), dropped);
    }

    private String roleAt(String command, int start, String name) {
        boolean namespaceWanted = name.equals(values.get(NAMESPACE))
                && AFTER_NAMESPACE_FLAG.matcher(command.substring(0, start)).find();
        return namespaceWanted ? NAMESPACE : roles.getOrDefault(name, name);
    }

    private String roleOfAnyCase(String match) {
        if (PLACEHOLDER.matcher(match).matches()) {
            return match;
        }
        String lower = match.toLowerCase(Locale.ROOT);
        return roles.entrySet().stream()
                .filter(e -> lower.startsWith(e.getKey().toLowerCase(Locale.ROOT)))
                .max(Comparator.comparingInt(e -> e.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse("name");
    }

    /** Existing placeholders first, so that no name is looked for inside them; then the names, longest first. */
    private Pattern pattern(String suffix, int flags) {
        StringBuilder alternatives = new StringBuilder(PLACEHOLDER.pattern());
        roles.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .forEach(name -> alternatives
                        .append("|(?<!")
                        .append(NAME_CHARACTER)
                        .append(')')
                        .append(Pattern.quote(name))
                        .append(suffix)
                        .append("(?!")
                        .append(NAME_CHARACTER)
                        .append(')'));
        return Pattern.compile(alternatives.toString(), flags);
    }
}
