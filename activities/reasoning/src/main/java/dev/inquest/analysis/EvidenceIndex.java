package dev.inquest.analysis;

import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.observation.Evidence;
import dev.inquest.observation.Observation;
import dev.inquest.observation.Observation.Connectivity;
import dev.inquest.observation.Observation.Edge;
import dev.inquest.observation.Observation.EventSeen;
import dev.inquest.observation.Observation.Listing;
import dev.inquest.observation.Observation.LogSeen;
import dev.inquest.observation.Observation.Message;
import dev.inquest.observation.Observation.Missing;
import dev.inquest.observation.Observation.NodeService;
import dev.inquest.observation.Observation.ProxyEntry;
import dev.inquest.observation.Observation.Series;
import dev.inquest.observation.Observation.TableRow;
import dev.inquest.observation.Observation.Unavailable;
import dev.inquest.observation.Observation.WholeObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An index over all evidence: what rules may use, and nothing else. Where a thing was seen twice, the later sight
 * counts. Building it is linear in the number of observations. Several threads may share one.
 */
public final class EvidenceIndex {

    /**
     * Something computed from all that was seen, which many rules share: computed at most once for each {@code Seen}.
     *
     * @param <T> what it is
     */
    public static final class View<T> {
        private final Function<EvidenceIndex, T> compute;

        private View(Function<EvidenceIndex, T> compute) {
            this.compute = compute;
        }
    }

    private final Map<Class<?>, List<Cited<? extends Observation>>> byType = new HashMap<>();
    private final Map<String, Map<Entity, Cited<WholeObject>>> objects = new HashMap<>();
    private final Map<String, Map<Entity, Cited<TableRow>>> rows = new HashMap<>();
    private final Map<Entity, List<Cited<EventSeen>>> events = new LinkedHashMap<>();
    private final Map<String, Set<Entity>> known = new HashMap<>();
    private final Map<String, SortedSet<Entity>> sorted = new ConcurrentHashMap<>();
    private final Map<Entity, Integer> missing = new HashMap<>();
    private final Map<String, List<Cited<Listing>>> wholeListings = new HashMap<>();
    private final Map<Listing, Set<Entity>> members = Collections.synchronizedMap(new IdentityHashMap<>());
    private final Map<View<?>, Object> views = new IdentityHashMap<>();
    private final Optional<Instant> now;

    private EvidenceIndex(List<Evidence> evidence) {
        for (Evidence piece : evidence) {
            for (Observation observation : piece.observations()) {
                index(new Cited<>(observation, piece.number()));
            }
            if (isUnanswered(piece) && piece.observations().stream().noneMatch(Unavailable.class::isInstance)) {
                index(new Cited<>(
                        new Unavailable(piece.command(), null, 0, piece.text(), "an answer to " + piece.command()),
                        piece.number()));
            }
        }
        now = evidence.stream()
                .map(Evidence::observedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    /** The index over the evidence. */
    public static EvidenceIndex of(List<Evidence> evidence) {
        return new EvidenceIndex(evidence);
    }

    /** Names a view; keep it in a constant. */
    public static <T> View<T> view(Function<EvidenceIndex, T> compute) {
        return new View<>(compute);
    }

    /** The view of what was seen, computed when first asked for. */
    @SuppressWarnings("unchecked") // a view's value is only ever put by its own function
    public synchronized <T> T get(View<T> view) {
        Object value = views.get(view);
        if (value == null) {
            value = view.compute.apply(this);
            views.put(view, value);
        }
        return (T) value;
    }

    private static boolean isUnanswered(Evidence piece) {
        return piece.status() == EvidenceStatus.REFUSED || piece.status() == EvidenceStatus.FAILED;
    }

    private void index(Cited<? extends Observation> sighted) {
        byType.computeIfAbsent(sighted.what().getClass(), t -> new ArrayList<>())
                .add(sighted);
        switch (sighted.what()) {
            case WholeObject o -> {
                objects.computeIfAbsent(o.entity().kind(), k -> new LinkedHashMap<>())
                        .put(o.entity(), new Cited<>(o, sighted.evidence()));
                know(o.entity());
            }
            case TableRow r -> {
                Map<Entity, Cited<TableRow>> ofKind =
                        rows.computeIfAbsent(r.entity().kind(), k -> new LinkedHashMap<>());
                Cited<TableRow> before = ofKind.get(r.entity());
                ofKind.put(r.entity(), new Cited<>(merged(before, r), sighted.evidence()));
                know(r.entity());
            }
            case EventSeen e ->
                events.computeIfAbsent(e.regarding(), x -> new ArrayList<>()).add(new Cited<>(e, sighted.evidence()));
            case Listing l -> {
                l.members().forEach(this::know);
                if (l.complete() && blank(l.selector())) {
                    wholeListings
                            .computeIfAbsent(l.kind(), k -> new ArrayList<>())
                            .add(new Cited<>(l, sighted.evidence()));
                }
            }
            case Missing m -> missing.putIfAbsent(m.entity(), sighted.evidence());
            default -> {}
        }
    }

    /** A later narrow table does not take away the columns an earlier wide one showed. */
    private static TableRow merged(@Nullable Cited<TableRow> before, TableRow row) {
        if (before == null) {
            return row;
        }
        Map<String, String> columns = new HashMap<>(before.what().columns());
        columns.putAll(row.columns());
        return new TableRow(row.entity(), columns);
    }

    private void know(Entity entity) {
        known.computeIfAbsent(entity.kind(), k -> new HashSet<>()).add(entity);
    }

    /** Everything known to exist of the kind, sorted. */
    public SortedSet<Entity> entities(String kind) {
        return sorted.computeIfAbsent(
                kind, k -> Collections.unmodifiableSortedSet(new TreeSet<>(known.getOrDefault(k, Set.of()))));
    }

    /** Whether the entity is known to exist. */
    public boolean knows(Entity entity) {
        return known.getOrDefault(entity.kind(), Set.of()).contains(entity);
    }

    /** Whole objects of the kind, in the order first seen. */
    public List<Cited<WholeObject>> objects(String kind) {
        return List.copyOf(objects.getOrDefault(kind, Map.of()).values());
    }

    /** Table rows of the kind, in the order first seen. */
    public List<Cited<TableRow>> rows(String kind) {
        return List.copyOf(rows.getOrDefault(kind, Map.of()).values());
    }

    public Optional<Cited<WholeObject>> object(Entity entity) {
        return Optional.ofNullable(objects.getOrDefault(entity.kind(), Map.of()).get(entity));
    }

    public Optional<Cited<TableRow>> row(Entity entity) {
        return Optional.ofNullable(rows.getOrDefault(entity.kind(), Map.of()).get(entity));
    }

    /** Events about the entity, in the order seen. */
    public List<Cited<EventSeen>> eventsOf(Entity entity) {
        return events.getOrDefault(entity, List.of());
    }

    /** All events. */
    public List<Cited<EventSeen>> events() {
        return all(EventSeen.class);
    }

    public List<Cited<LogSeen>> logs() {
        return all(LogSeen.class);
    }

    public List<Cited<Message>> messages() {
        return all(Message.class);
    }

    public List<Cited<ProxyEntry>> proxies() {
        return all(ProxyEntry.class);
    }

    public List<Cited<Edge>> edges() {
        return all(Edge.class);
    }

    public List<Cited<Series>> series() {
        return all(Series.class);
    }

    public List<Cited<NodeService>> nodeServices() {
        return all(NodeService.class);
    }

    public List<Cited<Connectivity>> connections() {
        return all(Connectivity.class);
    }

    public List<Cited<Listing>> listings() {
        return all(Listing.class);
    }

    public List<Cited<Missing>> missing() {
        return all(Missing.class);
    }

    /** What the cluster did not show, refused looks without details included. */
    public List<Cited<Unavailable>> unavailable() {
        return all(Unavailable.class);
    }

    /** The complete, unselected listing of the kind that covers the namespace, if one was seen. */
    public Optional<Cited<Listing>> listing(String kind, @Nullable String namespace) {
        for (Cited<Listing> listing :
                wholeListings.getOrDefault(kind, List.of()).reversed()) {
            String asked = listing.what().namespace();
            if (asked == null || asked.equals(namespace)) {
                return Optional.of(listing);
            }
        }
        return Optional.empty();
    }

    /** Where it is shown that the entity does not exist: an answer that said so, or a complete list without it. */
    public Optional<Integer> absent(Entity entity) {
        Integer said = missing.get(entity);
        if (said != null) {
            return Optional.of(said);
        }
        return listing(entity.kind(), entity.namespace())
                .filter(l ->
                        !membersOf(l.what()).contains(entity) && object(entity).isEmpty())
                .map(Cited::evidence);
    }

    private Set<Entity> membersOf(Listing listing) {
        return members.computeIfAbsent(listing, l -> new HashSet<>(l.members()));
    }

    /** The cluster's own time at the latest look. */
    public Optional<Instant> now() {
        return now;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private <T extends Observation> List<Cited<T>> all(Class<T> type) {
        List<Cited<T>> all = new ArrayList<>();
        for (Cited<? extends Observation> s : byType.getOrDefault(type, List.of())) {
            all.add(new Cited<>(type.cast(s.what()), s.evidence()));
        }
        return all;
    }
}
