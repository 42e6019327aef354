package dev.inquest.command.table;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cells of a pod's row, computed as kubectl's server does. */
public final class PodCells {

    private PodCells() {}

    /** Ready containers of all, restartable init containers (sidecars) included. */
    public static String ready(JsonNode pod) {
        long sidecars = sidecars(pod).size();
        long total = at(pod, "spec", "containers").size() + sidecars;
        long ready = each(pod, "status", "containerStatuses")
                .filter(c -> c.path("ready").asBoolean())
                .count();
        long readySidecars = each(pod, "status", "initContainerStatuses")
                .filter(c -> sidecars(pod).contains(text(c, "name")))
                .filter(c -> c.path("ready").asBoolean())
                .count();
        return (ready + readySidecars) + "/" + total;
    }

    /** What STATUS shows: the phase, or why a container is not running. */
    public static String status(JsonNode pod) {
        if (!text(pod, "metadata", "deletionTimestamp").isEmpty()) {
            return text(pod, "status", "reason").equals("NodeLost") ? "Unknown" : "Terminating";
        }
        String start = isSchedulingGated(pod)
                ? "SchedulingGated"
                : or(text(pod, "status", "reason"), text(pod, "status", "phase"));
        return or(initializing(pod).orElseGet(() -> runningReason(pod, start)), "Unknown");
    }

    /** Restarts of all containers, with how long ago the last one was. */
    public static String restarts(JsonNode pod, @Nullable Instant now) {
        List<JsonNode> statuses = Stream.concat(
                        each(pod, "status", "containerStatuses"),
                        each(pod, "status", "initContainerStatuses")
                                .filter(c -> sidecars(pod).contains(text(c, "name"))
                                        || initializing(pod).isPresent()))
                .toList();
        long restarts = statuses.stream()
                .mapToLong(c -> c.path("restartCount").asLong())
                .sum();
        Optional<Instant> last = statuses.stream()
                .map(c -> time(c, "lastState", "terminated", "finishedAt"))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .max(Instant::compareTo);
        return restarts == 0 || last.isEmpty()
                ? String.valueOf(restarts)
                : restarts + " (" + Ages.since(last.get(), now) + " ago)";
    }

    private static List<String> sidecars(JsonNode pod) {
        return each(pod, "spec", "initContainers")
                .filter(c -> text(c, "restartPolicy").equals("Always"))
                .map(c -> text(c, "name"))
                .toList();
    }

    private static boolean isSchedulingGated(JsonNode pod) {
        return each(pod, "status", "conditions")
                .anyMatch(c -> text(c, "type").equals("PodScheduled")
                        && text(c, "reason").equals("SchedulingGated"));
    }

    private static Optional<String> initializing(JsonNode pod) {
        int index = 0;
        int total = at(pod, "spec", "initContainers").size();
        List<String> sidecars = sidecars(pod);
        for (JsonNode container : at(pod, "status", "initContainerStatuses")) {
            JsonNode terminated = at(container, "state", "terminated");
            boolean done = terminated.isObject() && terminated.path("exitCode").asInt() == 0;
            boolean startedSidecar = sidecars.contains(text(container, "name"))
                    && container.path("started").asBoolean();
            if (!done && !startedSidecar) {
                return Optional.of("Init:" + initReason(container, terminated, index, total));
            }
            index++;
        }
        return Optional.empty();
    }

    private static String initReason(JsonNode container, JsonNode terminated, int index, int total) {
        if (terminated.isObject()) {
            return terminatedReason(terminated);
        }
        String waiting = text(container, "state", "waiting", "reason");
        return waiting.isEmpty() || waiting.equals("PodInitializing") ? index + "/" + total : waiting;
    }

    private static String terminatedReason(JsonNode terminated) {
        String reason = text(terminated, "reason");
        if (!reason.isEmpty()) {
            return reason;
        }
        int signal = terminated.path("signal").asInt();
        return signal != 0
                ? "Signal:" + signal
                : "ExitCode:" + terminated.path("exitCode").asInt();
    }

    private static String runningReason(JsonNode pod, String start) {
        String reason = start;
        boolean running = false;
        List<JsonNode> statuses = each(pod, "status", "containerStatuses").toList();
        for (JsonNode container : statuses.reversed()) {
            String waiting = text(container, "state", "waiting", "reason");
            JsonNode terminated = at(container, "state", "terminated");
            if (!waiting.isEmpty()) {
                reason = waiting;
            } else if (terminated.isObject()) {
                reason = terminatedReason(terminated);
            } else if (container.path("ready").asBoolean()
                    && at(container, "state", "running").isObject()) {
                running = true;
            }
        }
        if (reason.equals("Completed") && running) {
            boolean ready = each(pod, "status", "conditions")
                    .anyMatch(c ->
                            text(c, "type").equals("Ready") && text(c, "status").equals("True"));
            return ready ? "Running" : "NotReady";
        }
        return reason;
    }
}
