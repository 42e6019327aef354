package dev.inquest.observation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a command's stored output shows. It holds no more than the text shows: a table row its columns, a
 * described or yaml-printed object that object; what a cap dropped is not here. Rules may use nothing else.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Observation.Listing.class, name = "listing"),
    @JsonSubTypes.Type(value = Observation.TableRow.class, name = "row"),
    @JsonSubTypes.Type(value = Observation.WholeObject.class, name = "object"),
    @JsonSubTypes.Type(value = Observation.EventSeen.class, name = "event"),
    @JsonSubTypes.Type(value = Observation.LogSeen.class, name = "log"),
    @JsonSubTypes.Type(value = Observation.Missing.class, name = "missing"),
    @JsonSubTypes.Type(value = Observation.Unavailable.class, name = "unavailable"),
    @JsonSubTypes.Type(value = Observation.Message.class, name = "message"),
    @JsonSubTypes.Type(value = Observation.ProxyEntry.class, name = "proxy"),
    @JsonSubTypes.Type(value = Observation.Edge.class, name = "edge"),
    @JsonSubTypes.Type(value = Observation.Change.class, name = "change"),
    @JsonSubTypes.Type(value = Observation.Reach.class, name = "reach"),
    @JsonSubTypes.Type(value = Observation.Series.class, name = "series"),
    @JsonSubTypes.Type(value = Observation.NodeService.class, name = "node-service"),
    @JsonSubTypes.Type(value = Observation.Connectivity.class, name = "connectivity"),
    @JsonSubTypes.Type(value = Observation.ErrorPattern.class, name = "error-pattern")
})
public sealed interface Observation {

    /**
     * A list was asked for and answered: what is not a member does not exist in that scope, if {@code complete}.
     *
     * @param kind the kind, as in {@code Pod}
     * @param namespace the namespace asked, or null for all
     * @param selector the label or field selector asked, or null
     * @param complete whether no cap dropped a member
     * @param members what exists
     */
    record Listing(
            String kind,
            @Nullable String namespace,
            @Nullable String selector,
            boolean complete,
            List<Entity> members) implements Observation {
        public Listing {
            members = List.copyOf(members);
        }
    }

    /**
     * A row of a table.
     *
     * @param entity the object of the row
     * @param columns column header (as kubectl prints it, as in {@code READY}) to cell
     */
    record TableRow(Entity entity, Map<String, String> columns) implements Observation {
        public TableRow {
            columns = Map.copyOf(columns);
        }

        /** The cell, or an empty text when the table has no such column. */
        public String cell(String column) {
            return columns.getOrDefault(column, "");
        }
    }

    /**
     * A whole object, as {@code describe} or {@code -o yaml} shows it; Secret values are removed, keys kept.
     *
     * @param entity the object
     * @param apiVersion its API version
     * @param object metadata, spec, status and so on
     */
    record WholeObject(Entity entity, String apiVersion, JsonNode object) implements Observation {}

    /**
     * An event.
     *
     * @param regarding what it is about
     * @param kind {@code Normal} or {@code Warning}
     * @param reason as in {@code FailedScheduling}
     * @param message as the cluster wrote it
     * @param count how often, 1 when not shown
     * @param firstSeen when first, if shown
     * @param lastSeen when last, if shown
     */
    record EventSeen(
            Entity regarding,
            String kind,
            String reason,
            String message,
            int count,
            @Nullable Instant firstSeen,
            @Nullable Instant lastSeen)
            implements Observation {}

    /**
     * Lines of a container's log.
     *
     * @param pod the pod
     * @param container the container
     * @param previous whether it is the log of the container's previous run
     * @param lines the lines shown
     * @param complete whether no cap or tail dropped a line
     */
    record LogSeen(Entity pod, String container, boolean previous, List<String> lines, boolean complete)
            implements Observation {
        public LogSeen {
            lines = List.copyOf(lines);
        }
    }

    /** The cluster answered that the thing does not exist. */
    record Missing(Entity entity) implements Observation {}

    /**
     * The cluster did not show what was asked: nothing may be concluded about it.
     *
     * @param what what was asked, as in {@code endpoints in namespace shop}
     * @param entity the entity asked about, where it is one
     * @param status HTTP-like status, 0 when there was no answer
     * @param message what the cluster said
     * @param need the permission or data it would need, as in {@code list endpoints in shop}
     */
    record Unavailable(String what, @Nullable Entity entity, int status, String message, String need)
            implements Observation {

        private static final int NOT_FOUND = 404;

        /**
         * Whether nobody keeps what was asked, as with metrics where there is no Prometheus: nothing was kept back, there is
         * nothing to see.
         */
        public boolean nobodyKeepsIt() {
            return status == NOT_FOUND && entity == null;
        }
    }

    /**
     * A message of a configuration analysis ({@code istioctl analyze}).
     *
     * @param code stable code, as in {@code IST0101}
     * @param severity how grave
     * @param entity what it is about
     * @param text as shown
     */
    record Message(String code, Severity severity, Entity entity, String text) implements Observation {}

    /**
     * A row of a view of a proxy's configuration.
     *
     * @param proxy the pod, or the gateway's pod
     * @param view {@code cluster}, {@code route}, {@code endpoint}, {@code listener} or {@code authn}
     * @param columns column header to cell
     */
    record ProxyEntry(Entity proxy, String view, Map<String, String> columns) implements Observation {
        public ProxyEntry {
            columns = Map.copyOf(columns);
        }
    }

    /**
     * A relation between two entities, as a topology view shows it.
     *
     * @param source where it starts
     * @param target where it ends
     * @param relation {@code owns}, {@code selects}, {@code mounts}, {@code runs-on}, {@code calls}, {@code routes-to}
     *     or {@code governed-by}
     * @param via what shows it, as in {@code env PAYMENT_ADDR}
     */
    record Edge(Entity source, Entity target, String relation, String via) implements Observation {}

    /**
     * Something changed. That it is recent explains nothing by itself.
     *
     * @param entity what changed
     * @param when when, or null when only the order is known
     * @param who who changed it, as a field manager or an event's source names itself; empty when not known
     * @param what what changed, as shown
     */
    record Change(Entity entity, @Nullable Instant when, String who, String what) implements Observation {}

    /**
     * One step of the way from a source to a port of a target, judged from configuration and status.
     *
     * @param source who calls
     * @param target who is called
     * @param port the port called, a number or a name
     * @param step as in {@code dns}, {@code service}, {@code endpoints} or {@code network-policy}
     * @param verdict {@code ok}, {@code denied}, or {@code unknown} when something was withheld
     * @param decidedBy the object that decides
     * @param why in words
     */
    record Reach(Entity source, Entity target, String port, String step, String verdict, Entity decidedBy, String why)
            implements Observation {}

    /**
     * A time series, thinned to at most {@value #MAX_POINTS} points.
     *
     * @param expression what was asked, as in {@code rate(requests[1m])}
     * @param labels its labels; the metric's name, where it has one, as {@code __name__}
     * @param points its values, ascending in time; gaps are left out
     */
    record Series(String expression, Map<String, String> labels, List<Point> points) implements Observation {

        /** What is kept of a series: enough to see a change, and few enough to keep a hundred of them. */
        public static final int MAX_POINTS = 40;

        public Series {
            labels = Map.copyOf(labels);
            points = List.copyOf(points);
            if (points.size() > MAX_POINTS) {
                throw new IllegalArgumentException("points of a series must be at most " + MAX_POINTS);
            }
        }

        /** The metric's name, or the expression for a computed series. */
        public String name() {
            return labels.getOrDefault("__name__", expression);
        }
    }

    /**
     * @param second when, in seconds since the epoch
     * @param value what, a finite number
     */
    record Point(long second, double value) {}

    /**
     * A service of a node's operating system, or of the control plane on it.
     *
     * @param node the node
     * @param service as in {@code kubelet}
     * @param state {@code running}, {@code stopped}, {@code failed} or {@code unknown}
     * @param detail what was said of it
     */
    record NodeService(Entity node, String service, String state, String detail) implements Observation {
        /** Whether it is shown not to run. */
        public boolean down() {
            return state.equals("stopped") || state.equals("failed");
        }
    }

    /**
     * A connection that was tried.
     *
     * @param service the Service
     * @param port its port
     * @param from the node it was tried from, or null when not told
     * @param reached whether it was made
     */
    record Connectivity(Entity service, int port, @Nullable Entity from, boolean reached) implements Observation {}

    /**
     * Error lines of a Service's pods that are alike.
     *
     * @param service the Service
     * @param pattern a line, its variable parts blanked
     * @param count how many are like it
     */
    record ErrorPattern(Entity service, String pattern, int count) implements Observation {}
}
