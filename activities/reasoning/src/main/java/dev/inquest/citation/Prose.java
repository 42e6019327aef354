package dev.inquest.citation;

import dev.inquest.fault.FaultCatalog;
import dev.inquest.fault.FaultKind;
import dev.inquest.incident.Entity;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes sentences out of a free text that name what no evidence shows: {@code namespace/Kind/name}, {@code Kind/name}, a kind with
 * a quoted or composed name, a name in backticks. Look-alike letters and invisible characters do not hide a name.
 */
final class Prose {

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?;])\\s+|\\R+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Mn}\\p{Co}]");
    private static final Pattern PATH =
            Pattern.compile("[\\p{L}\\p{N}][-.\\p{L}\\p{N}]*(?:/[\\p{L}\\p{N}][-.:_\\p{L}\\p{N}]*)+");
    private static final Pattern TICKED = Pattern.compile("`([^`]{1,200})`");
    private static final Pattern NAMED = Pattern.compile(
            "(?<![-/.\\p{L}\\p{N}])(\\p{L}{2,30})s?[ :]+(?:(?:named|called) )?([\"'“‘]?)([a-z0-9][-.a-z0-9]*[a-z0-9])(?![-\\p{L}\\p{N}])");
    /** The group of the name in {@link #NAMED}. */
    private static final int NAME = 3;

    private static final Pattern OBJECT_NAME = Pattern.compile("[a-z0-9]+(?:[-.][a-z0-9]+)+");
    private static final Pattern FOREIGN = Pattern.compile(
            "(?=[\\p{L}\\p{N}]*[a-zA-Z])(?=[\\p{L}\\p{N}]*[\\p{IsCyrillic}\\p{IsGreek}\\p{IsArmenian}\\p{IsCherokee}])[\\p{L}\\p{N}]+");

    private static final Set<String> CODES = FaultCatalog.all().stream()
            .map(FaultKind::code)
            .map(Object::toString)
            .collect(Collectors.toUnmodifiableSet());

    private final Sightings sightings;
    private final Set<String> kinds;

    Prose(Sightings sightings) {
        this.sightings = sightings;
        this.kinds = Stream.concat(
                        COMMON.stream(),
                        sightings.all().flatMap(e -> e.subjects().stream()).map(Entity::kind))
                .map(KindWords::canonical)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Kinds that people name whether or not any was looked at. */
    private static final List<String> COMMON = List.of(
            "Pod",
            "Deployment",
            "StatefulSet",
            "DaemonSet",
            "ReplicaSet",
            "Job",
            "CronJob",
            "Service",
            "Endpoints",
            "ConfigMap",
            "Secret",
            "ServiceAccount",
            "Namespace",
            "Node",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "StorageClass",
            "Ingress",
            "NetworkPolicy",
            "HorizontalPodAutoscaler",
            "PodDisruptionBudget",
            "ResourceQuota",
            "LimitRange",
            "VirtualService",
            "DestinationRule",
            "Gateway",
            "ServiceEntry",
            "Sidecar",
            "PeerAuthentication",
            "AuthorizationPolicy",
            "RequestAuthentication",
            "Role",
            "RoleBinding",
            "ClusterRole",
            "ClusterRoleBinding");

    /** The sentences of the text that name nothing unseen, in their order. */
    String honest(String text) {
        return sentences(text).filter(this::isHonest).collect(Collectors.joining(" "));
    }

    /** How many sentences {@link #honest} leaves out. */
    long dishonest(String text) {
        return sentences(text).filter(Predicate.not(this::isHonest)).count();
    }

    private static Stream<String> sentences(String text) {
        return SENTENCE.splitAsStream(text).map(String::strip).filter(s -> !s.isEmpty());
    }

    private boolean isHonest(String sentence) {
        String plain = Normalizer.normalize(INVISIBLE.matcher(sentence).replaceAll(""), Form.NFKC);
        return !FOREIGN.matcher(plain).find()
                && all(TICKED, plain).map(m -> m.group(1).strip()).allMatch(this::isTickable)
                && all(PATH, plain).map(m -> m.group().replaceAll("\\.+$", "")).allMatch(this::isKnownPath)
                && Overlapping.matches(NAMED, NAME, plain).allMatch(this::isKnownName);
    }

    private static Stream<MatchResult> all(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    /** What stands in backticks is a name, a value or a code that was seen. */
    private boolean isTickable(String ticked) {
        if (CODES.contains(ticked)
                || sightings.resolve(ticked).isPresent()
                || kinds.contains(KindWords.canonical(ticked))) {
            return true;
        }
        return OBJECT_NAME.matcher(ticked).matches()
                ? sightings.all().anyMatch(e -> e.mentions(ticked))
                : !looksLikeEntity(ticked) && sightings.all().anyMatch(e -> e.quotes(ticked));
    }

    private boolean isKnownPath(String path) {
        return !looksLikeEntity(path) || sightings.resolve(path).isPresent();
    }

    /** Whether one of the first two parts is a kind, as {@code shop/Deployment/web} and {@code deploy/web} have it. */
    private boolean looksLikeEntity(String path) {
        List<String> parts = List.of(path.split("/", 3));
        return parts.size() > 1
                && (isKind(parts.get(0)) || parts.size() == 3 && (isKind(parts.get(1)) || isCapitalised(parts.get(1))));
    }

    private boolean isKind(String word) {
        return kinds.contains(KindWords.canonical(word))
                || isCapitalised(word) && word.length() > 3 && !word.equals(word.toUpperCase(Locale.ROOT));
    }

    private static boolean isCapitalised(String word) {
        return !word.isEmpty() && Character.isUpperCase(word.codePointAt(0));
    }

    /** A kind and then a name: of what is not quoted, only what is composed like a name counts as one. */
    private boolean isKnownName(MatchResult named) {
        String kind = KindWords.canonical(named.group(1));
        String name = named.group(NAME);
        if (!kinds.contains(kind)
                || named.group(2).isEmpty() && !OBJECT_NAME.matcher(name).matches()) {
            return true;
        }
        return sightings.all().anyMatch(e -> e.mentions(name));
    }
}
