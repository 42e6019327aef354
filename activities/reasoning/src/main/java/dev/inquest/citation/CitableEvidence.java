package dev.inquest.citation;

import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.observation.Evidence;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One piece of evidence that may be cited. An entity is shown by what was observed of it, by its kin, by a field that refers to
 * it, or by a command that named it and was answered; never by what applications or people wrote: a log line, an annotation.
 */
final class CitableEvidence {

    /** {@code secret "db" not found}, as the cluster's own components word it. */
    private static final Pattern MENTION = Pattern.compile("([A-Za-z]{2,40})[ /]\"?([a-z0-9][-.a-z0-9]*)\"?");

    private static final Pattern WRITTEN = Pattern.compile("\\b([a-z]+)[ /]([a-z0-9][-.a-z0-9]*)");
    private static final Pattern IN_NAMESPACE = Pattern.compile("(?:-n|--namespace)[ =]([a-z0-9][-a-z0-9]*)");

    /** Fields that hold addresses. */
    private static final List<String> ADDRESSES = List.of(
            "env",
            "data",
            "arg",
            "command",
            "host",
            "addr",
            "url",
            "uri",
            "endpoint",
            "server",
            "destination",
            "upstream");

    private final Evidence evidence;
    private final Quotes quotes;
    private final Set<Entity> subjects;
    private final List<ObservedValue> said;
    private final String commandsNamespace;

    CitableEvidence(Evidence evidence) {
        this.evidence = evidence;
        Matcher namespace = IN_NAMESPACE.matcher(evidence.command());
        this.commandsNamespace = namespace.find() ? namespace.group(1) : "";
        ObservedValues sayings = ObservedValues.of(evidence.observations(), commandsNamespace);
        this.subjects = new LinkedHashSet<>(sayings.subjects());
        this.said = sayings.said();
        this.quotes = new Quotes(evidence.text());
    }

    int number() {
        return evidence.number();
    }

    /** Whether the cluster answered: a refused or failed look shows nothing. */
    boolean answered() {
        return evidence.status() == EvidenceStatus.OK || evidence.status() == EvidenceStatus.ABSENT;
    }

    Set<Entity> subjects() {
        return subjects;
    }

    /** Whether the entity is shown. */
    boolean shows(Entity entity) {
        return answered()
                && (subjects.stream().anyMatch(seen -> OwnershipNames.shows(seen, entity))
                        || said.stream().anyMatch(s -> refers(s, entity))
                        || commandNames(entity));
    }

    /**
     * The value stands in the text, and where it stands it is said of the entity, under that field. Where the field is known by its
     * path, that decides: the replicas of a spec are not those of a status.
     */
    boolean says(Entity entity, String field, String value) {
        if (!answered() || !quotes.has(value)) {
            return false;
        }
        List<ObservedValue> ofEntity =
                said.stream().filter(s -> isOf(s, entity)).toList();
        if (ofEntity.stream().anyMatch(s -> fits(s, field, value))) {
            return true;
        }
        boolean known = Quotes.isPath(field) && ofEntity.stream().anyMatch(s -> Quotes.sameLastKey(s.field(), field));
        return !known
                && (quotes.besides(entity.name(), field, value) || isAboutOnly(entity) && quotes.under(field, value));
    }

    /** Whether a word stands somewhere in what the cluster itself said. */
    boolean mentions(String word) {
        return answered()
                && (subjects.stream().anyMatch(s -> s.name().equals(word))
                        || said.stream().anyMatch(s -> !s.free() && Quotes.stands(s.value(), word)));
    }

    /** Whether the phrase stands anywhere in the text. */
    boolean quotes(String phrase) {
        return answered() && quotes.has(phrase);
    }

    /** All that was looked at belongs to the entity, so that every line is about it. */
    private boolean isAboutOnly(Entity entity) {
        return !subjects.isEmpty() && subjects.stream().allMatch(seen -> OwnershipNames.shows(seen, entity));
    }

    private static boolean isOf(ObservedValue said, Entity entity) {
        return OwnershipNames.shows(said.about(), entity) || refers(said, entity);
    }

    private static boolean fits(ObservedValue said, String field, String value) {
        return (Quotes.stands(said.value(), value) || said.value().equalsIgnoreCase(value))
                && (Quotes.speaksForItself(value) || Quotes.sameField(said.field(), field));
    }

    private static boolean refers(ObservedValue said, Entity entity) {
        if (said.free() || !sameNamespace(said.about(), entity)) {
            return false;
        }
        String value = said.value();
        if (KindWords.refers(said.field(), entity.kind()) && Quotes.names(value, entity.name())) {
            return true;
        }
        if (value.equals(entity.toString()) || value.equals(entity.kind() + "/" + entity.name())) {
            return true;
        }
        return entity.kind().equals("Service") && isAddress(said.field()) && isHost(value, entity)
                || Set.of("message", "why", "change").contains(said.field()) && mentions(value, entity);
    }

    private static boolean isAddress(String field) {
        String letters = KindWords.letters(field);
        return ADDRESSES.stream().anyMatch(letters::contains);
    }

    /** A value that holds an address of the Service: its name alone, or with its namespace, and a port or a path. */
    private static boolean isHost(String value, Entity service) {
        String namespace = service.namespace() == null ? "" : Pattern.quote(service.namespace());
        return Pattern.compile("(?<![-.\\w])" + Pattern.quote(service.name()) + "(?:\\." + namespace
                        + "(?:\\.svc(?:\\.[a-z.]+)?)?)?(?=:\\d|[/,;\\s\"']|$)")
                .matcher(value)
                .find();
    }

    private static boolean mentions(String text, Entity entity) {
        return Overlapping.matches(MENTION, 2, text)
                .anyMatch(m ->
                        KindWords.same(m.group(1), entity.kind()) && m.group(2).equals(entity.name()));
    }

    /** A reference without a namespace of its own stays in that of what refers; what has no namespace may be referred to from any. */
    private static boolean sameNamespace(Entity from, Entity to) {
        return to.namespace() == null
                || from.namespace() == null
                || to.namespace().equals(from.namespace());
    }

    private boolean commandNames(Entity entity) {
        if (evidence.status() != EvidenceStatus.OK
                || !evidence.command().startsWith("kubectl ")
                || entity.namespace() != null && !entity.namespace().equals(commandsNamespace)) {
            return false;
        }
        return Overlapping.matches(WRITTEN, 2, evidence.command().toLowerCase(Locale.ROOT))
                .anyMatch(m ->
                        KindWords.same(m.group(1), entity.kind()) && m.group(2).equals(entity.name()));
    }
}
