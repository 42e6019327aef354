package dev.inquest.command.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.cluster.Observatory;
import dev.inquest.kubernetes.ResourceType;
import dev.inquest.kubernetes.ResourceTypes;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads one cluster for one command: counts the looks, keeps to the budget, pages, withholds Secret values and keeps
 * the cluster's own time. One command, one reader; not for several threads.
 */
public final class ClusterReader {

    private static final int MAX_PAGE = 500;
    private static final int GONE = 410;
    private static final int NO_SOURCE = 404;

    private final ApiClient api;
    private final Looks looks;
    private final Discovery discovery;
    private final List<ResourceType> tried = new ArrayList<>();
    private @Nullable Instant now;

    /** Reads through this client, for at most this many looks. */
    public ClusterReader(ApiClient api, int maxLooks) {
        this.api = api;
        this.looks = new Looks(maxLooks);
        this.discovery = new Discovery(api);
    }

    /** What was spent so far, in looks. */
    public int spent() {
        return looks.spent();
    }

    /** The cluster's own time as of its last answer; null before the first, or when it does not tell. */
    public @Nullable Instant now() {
        return now;
    }

    /** When this was observed: the cluster's own time, and ours only for a server that sends no {@code Date}. */
    public Instant observedAt() {
        return now == null ? Instant.now() : now;
    }

    /** The type that a word means, asking the cluster for words that are not known; empty when it serves none. */
    public Optional<ResourceType> resolve(String word) {
        Optional<ResourceType> known = ResourceTypes.named(word);
        return known.isPresent() ? known : discovery.find(word);
    }

    /** Whether the cluster serves the type's API group at all, as far as it tells; asking costs no look. */
    public boolean serves(ResourceType type) {
        return type.group().isEmpty() || discovery.serves(type.group());
    }

    /** One object. */
    public ApiReply get(ResourceType type, @Nullable String namespace, String name) {
        String what = type.plural() + "/" + name + place(type, namespace);
        String need = "get " + type.qualified() + place(type, namespace);
        if (!looks.left()) {
            return outOfLooks(what);
        }
        ApiAnswer answer = send(type.path(namespace, name), Map.of());
        looks.charge(1);
        if (answer.ok()) {
            return new ApiReply.Shown(type, List.of(ObjectRedaction.clean(type, answer.json())), true);
        }
        if (answer.status() == 404) {
            return lacksObject(answer)
                    ? new ApiReply.Absent(answer.message())
                    : inOtherVersion(type)
                            .map(other -> get(other, namespace, name))
                            .orElseGet(() -> new ApiReply.NoSuchType(ResourceTypes.canonical(type)));
        }
        return withheld(answer, what, need);
    }

    /** The objects of a type, in a namespace or everywhere, as far as the looks go. */
    public ApiReply list(ResourceType type, @Nullable String namespace, Selection selection) {
        return listed(type, namespace, selection, ObjectRedaction::clean);
    }

    /** The same, each object reduced as it arrives: no more is held than what is kept and one page. */
    public ApiReply list(
            ResourceType type, @Nullable String namespace, Selection selection, UnaryOperator<ObjectNode> kept) {
        return listed(type, namespace, selection, (t, object) -> kept.apply(ObjectRedaction.clean(t, object)));
    }

    /** The same with the managedFields of each object: who wrote which fields when, never a value. */
    public ApiReply history(ResourceType type, @Nullable String namespace, Selection selection) {
        return listed(type, namespace, selection, ObjectRedaction::cleanWithHistory);
    }

    private ApiReply listed(
            ResourceType type, @Nullable String namespace, Selection selection, ObjectRedaction.Cleaning cleaning) {
        ApiReply reply = listOnce(type, namespace, selection, cleaning);
        boolean expired = reply instanceof ApiReply.Withheld w && w.status() == GONE;
        return expired ? listOnce(type, namespace, selection, cleaning) : reply;
    }

    /**
     * The log of a container, its lines handed over one by one: however long it is, no more than one of them is held here.
     */
    public LogReply log(String namespace, String pod, LogOptions options, Consumer<String> lines) {
        String what = "log of pod " + pod + " in namespace " + namespace;
        if (!looks.left()) {
            return new LogReply.Withheld(outOfLooks(what));
        }
        String path = ResourceTypes.of("pods").path(namespace, pod) + "/log";
        ApiAnswer answer = seen(api.lines(path, options.query(), lines));
        looks.charge(1);
        if (answer.ok()) {
            return new LogReply.Shown();
        }
        if (answer.status() == 404 && lacksObject(answer)) {
            return new LogReply.Absent(answer.message());
        }
        boolean nodeFailed = answer.status() >= 500 && answer.isStatus();
        if (answer.status() >= 500 && !nodeFailed) {
            throw api.failure(answer);
        }
        return new LogReply.Withheld(new ApiReply.Withheld(
                what, answer.status(), answer.message(), "get pods/log in namespace " + namespace));
    }

    /** The answer to a question about this account's own rights, which costs one look. */
    public ApiReply review(SelfReview review) {
        String what = review.kind();
        if (!looks.left()) {
            return outOfLooks(what);
        }
        ApiAnswer answer = seen(api.review(review));
        looks.charge(1);
        return answer.ok()
                ? new ApiReply.Shown(review.type(), List.of(answer.json()), true)
                : withheld(answer, what, "create " + what);
    }

    /** The types that the cluster serves. Discovery is no look at the cluster's state and costs none. */
    public ServedTypes types() {
        return discovery.all();
    }

    /**
     * Asks the cluster's Prometheus.
     *
     * @param path below {@code /api/v1/}, as in {@code query_range}
     * @param query the parameters
     */
    public MetricsReply metrics(String path, Map<String, String> query) {
        Optional<URI> prometheus = api.cluster().prometheus();
        if (prometheus.isEmpty()) {
            return new MetricsReply.Withheld(new ApiReply.Withheld(
                    "metrics", NO_SOURCE, "no Prometheus is known for this cluster", "the URL of a Prometheus"));
        }
        if (!looks.left()) {
            return new MetricsReply.Withheld(outOfLooks("metrics"));
        }
        MetricsReply reply = new PrometheusClient(api.cluster().name(), prometheus.get()).get(path, query);
        if (reply instanceof MetricsReply.Shown shown) {
            return shown.first(looks.charge(shown.results()));
        }
        looks.charge(1);
        return reply;
    }

    /** What no Kubernetes object tells; each answer is charged with {@link #afford}. */
    public Observatory observatory() {
        return api.cluster().observatory();
    }

    /** Charges an answer that the reader did not ask for itself, and returns as much of it as the looks left allow. */
    public <T> List<T> afford(List<T> things) {
        return looks.left() ? things.subList(0, looks.charge(things.size())) : List.of();
    }

    /** The cluster's own time, asked for when no answer has told it yet; that costs no look. */
    public Instant time() {
        if (now == null) {
            send("/version", Map.of());
        }
        return observedAt();
    }

    private ApiReply listOnce(
            ResourceType type, @Nullable String namespace, Selection selection, ObjectRedaction.Cleaning cleaning) {
        String what = type.plural() + place(type, namespace);
        String need = "list " + type.qualified() + place(type, namespace);
        List<JsonNode> objects = new ArrayList<>();
        String next = "";
        do {
            if (!looks.left()) {
                return objects.isEmpty() ? outOfLooks(what) : new ApiReply.Shown(type, objects, false);
            }
            ApiAnswer answer = send(type.path(namespace, null), query(selection, next));
            // Some servers return more than they were asked for.
            int paid = looks.charge(answer.json().path("items").size());
            if (answer.status() == 404) {
                return inOtherVersion(type)
                        .map(other -> listOnce(other, namespace, selection, cleaning))
                        .orElseGet(() -> new ApiReply.NoSuchType(ResourceTypes.canonical(type)));
            }
            if (!answer.ok()) {
                return withheld(answer, what, need);
            }
            int read = 0;
            for (JsonNode item : answer.json().path("items")) {
                if (read++ == paid) {
                    return new ApiReply.Shown(type, objects, false);
                }
                if (item.isObject()) {
                    objects.add(cleaning.of(type, item));
                }
            }
            next = answer.json().path("metadata").path("continue").asText("");
        } while (!next.isEmpty());
        return new ApiReply.Shown(type, objects, true);
    }

    private Map<String, String> query(Selection selection, String next) {
        Map<String, String> query = new LinkedHashMap<>(selection.query());
        query.put("limit", String.valueOf(Math.min(MAX_PAGE, looks.objectsLeft())));
        if (!next.isEmpty()) {
            query.put("continue", next);
        }
        return query;
    }

    private ApiAnswer send(String path, Map<String, String> query) {
        return seen(api.get(path, query));
    }

    private ApiAnswer seen(ApiAnswer answer) {
        if (answer.date() != null) {
            now = answer.date();
        }
        return answer;
    }

    private ApiReply withheld(ApiAnswer answer, String what, String need) {
        if (answer.status() >= 500 || answer.status() == 429) {
            throw api.failure(answer);
        }
        return new ApiReply.Withheld(what, answer.status(), answer.message(), need);
    }

    private static ApiReply.Withheld outOfLooks(String what) {
        return new ApiReply.Withheld(what, 0, what + ": no look left for it", "a further look");
    }

    /** A 404 that names an object means the object; any other means that the path, so the type, is not served. */
    private static boolean lacksObject(ApiAnswer answer) {
        return !answer.json().path("details").path("name").asText("").isEmpty();
    }

    private Optional<ResourceType> inOtherVersion(ResourceType type) {
        return type.group().isEmpty()
                ? Optional.empty()
                : discovery.versions(type.group()).stream()
                        .filter(version -> !version.equals(type.version()))
                        .findFirst()
                        .map(type::in)
                        .filter(other -> !tried(other));
    }

    private boolean tried(ResourceType other) {
        if (tried.contains(other)) {
            return true;
        }
        tried.add(other);
        return false;
    }

    private static String place(ResourceType type, @Nullable String namespace) {
        if (!type.namespaced()) {
            return "";
        }
        return namespace == null ? " in all namespaces" : " in namespace " + namespace;
    }
}
