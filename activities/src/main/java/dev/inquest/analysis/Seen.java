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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An index over all evidence: what rules may use, and nothing else. Where a thing was seen twice, the later sight
 * counts. Building it is linear in the number of observations.
 */
public final class Seen {

    private final Map<Class<?>, List<Sighted<? extends Observation>>> byType = new HashMap<>();
    private final Map<Entity, Sighted<WholeObject>> objects = new LinkedHashMap<>();
    private final Map<Entity, Sighted<TableRow>> rows = new LinkedHashMap<>();
    private final Map<Entity, List<Sighted<EventSeen>>> events = new LinkedHashMap<>();
    private final Map<String, SortedSet<Entity>> entitiesByKind = new HashMap<>();
    private final Optional<Instant> now;

    private Seen(List<Evidence> evidence) {
        for (Evidence piece : evidence) {
            for (Observation observation : piece.observations()) {
                index(new Sighted<>(observation, piece.number()));
            }
            if (isUnanswered(piece) && piece.observations().stream().noneMatch(Unavailable.class::isInstance)) {
                index(new Sighted<>(
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
    public static Seen of(List<Evidence> evidence) {
        return new Seen(evidence);
    }

    private static boolean isUnanswered(Evidence piece) {
        return piece.status() == EvidenceStatus.REFUSED || piece.status() == EvidenceStatus.FAILED;
    }

    private void index(Sighted<? extends Observation> sighted) {
        byType.computeIfAbsent(sighted.what().getClass(), t -> new ArrayList<>())
                .add(sighted);
        switch (sighted.what()) {
            case WholeObject o -> {
                objects.put(o.entity(), new Sighted<>(o, sighted.evidence()));
                know(o.entity());
            }
            case TableRow r -> {
                Sighted<TableRow> before = rows.get(r.entity());
                rows.put(r.entity(), new Sighted<>(merged(before, r), sighted.evidence()));
                know(r.entity());
            }
            case EventSeen e ->
                events.computeIfAbsent(e.regarding(), x -> new ArrayList<>()).add(new Sighted<>(e, sighted.evidence()));
            case Listing l -> l.members().forEach(this::know);
            default -> {}
        }
    }

    /** A later narrow table does not take away the columns an earlier wide one showed. */
    private static TableRow merged(@Nullable Sighted<TableRow> before, TableRow row) {
        if (before == null) {
            return row;
        }
        Map<String, String> columns = new HashMap<>(before.what().columns());
        columns.putAll(row.columns());
        return new TableRow(row.entity(), columns);
    }

    private void know(Entity entity) {
        entitiesByKind.computeIfAbsent(entity.kind(), k -> new TreeSet<>()).add(entity);
    }

    /** Everything known to exist of the kind, sorted. */
    public SortedSet<Entity> entities(String kind) {
        return entitiesByKind.getOrDefault(kind, new TreeSet<>());
    }

    /** Whole objects of the kind, in the order first seen. */
    public List<Sighted<WholeObject>> objects(String kind) {
        return objects.values().stream()
                .filter(o -> o.what().entity().kind().equals(kind))
                .toList();
    }

    /** Table rows of the kind, in the order first seen. */
    public List<Sighted<TableRow>> rows(String kind) {
        return rows.values().stream()
                .filter(r -> r.what().entity().kind().equals(kind))
                .toList();
    }

    public Optional<Sighted<WholeObject>> object(Entity entity) {
        return Optional.ofNullable(objects.get(entity));
    }

    public Optional<Sighted<TableRow>> row(Entity entity) {
        return Optional.ofNullable(rows.get(entity));
    }

    /** Events about the entity, in the order seen. */
    public List<Sighted<EventSeen>> eventsOf(Entity entity) {
        return events.getOrDefault(entity, List.of());
    }

    /** All events. */
    public List<Sighted<EventSeen>> events() {
        return all(EventSeen.class);
    }

    public List<Sighted<LogSeen>> logs() {
        return all(LogSeen.class);
    }

    public List<Sighted<Message>> messages() {
        return all(Message.class);
    }

    public List<Sighted<ProxyEntry>> proxies() {
        return all(ProxyEntry.class);
    }

    public List<Sighted<Edge>> edges() {
        return all(Edge.class);
    }

    public List<Sighted<Series>> series() {
        return all(Series.class);
    }

    public List<Sighted<NodeService>> nodeServices() {
        return all(NodeService.class);
    }

    public List<Sighted<Connectivity>> connections() {
        return all(Connectivity.class);
    }

    public List<Sighted<Listing>> listings() {
        return all(Listing.class);
    }

    public List<Sighted<Missing>> missing() {
        return all(Missing.class);
    }

    /** What the cluster did not show, refused looks without details included. */
    public List<Sighted<Unavailable>> unavailable() {
        return all(Unavailable.class);
    }

    /** The complete, unselected listing of the kind that covers the namespace, if one was seen. */
    public Optional<Sighted<Listing>> listing(String kind, @Nullable String namespace) {
        return listings().stream()
                .filter(l -> l.what().kind().equals(kind)
                        && l.what().complete()
                        && blank(l.what().selector())
                        && (l.what().namespace() == null || l.what().namespace().equals(namespace)))
                .reduce((earlier, later) -> later);
    }

    /** Where it is shown that the entity does not exist: an answer that said so, or a complete list without it. */
    public Optional<Integer> absent(Entity entity) {
        Optional<Integer> said = missing().stream()
                .filter(m -> m.what().entity().equals(entity))
                .map(Sighted::evidence)
                .findFirst();
        if (said.isPresent()) {
            return said;
        }
        return listing(entity.kind(), entity.namespace())
                .filter(l -> !l.what().members().contains(entity) && !objects.containsKey(entity))
                .map(Sighted::evidence);
    }

    /** The cluster's own time at the latest look. */
    public Optional<Instant> now() {
        return now;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private <T extends Observation> List<Sighted<T>> all(Class<T> type) {
        List<Sighted<T>> all = new ArrayList<>();
        for (Sighted<? extends Observation> s : byType.getOrDefault(type, List.of())) {
            all.add(new Sighted<>(type.cast(s.what()), s.evidence()));
        }
        return all;
    }
}
