package dev.inquest.recording.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.Optional;

/** The one-word status, ready count and restarts of a pod, as {@code kubectl get pods} shows them. */
final class PrintedPodStatus {
    private final Row row;
    private final JsonNode pod;
    private String word;
    private int ready;
    private long restarts;
    private Optional<Instant> lastRestart = Optional.empty();

    private PrintedPodStatus(Row row) {
        this.row = row;
        this.pod = row.object();
        this.word = row.text("status.reason", row.text("status.phase"));
        gated();
        boolean initializing = initContainers();
        if (!initializing || condition("Initialized")) {
            containers();
        }
        deletion();
    }

    static PrintedPodStatus of(Row row) {
        return new PrintedPodStatus(row);
    }

    String word() {
        return word;
    }

    String ready() {
        long total = row.items("spec.containers").count()
                + row.items("spec.initContainers")
                        .filter(PrintedPodStatus::isSidecar)
                        .count();
        return Row.isPartial(pod) ? PrintedAges.UNKNOWN : ready + "/" + total;
    }

    String restarts() {
        if (Row.isPartial(pod)) {
            return PrintedAges.UNKNOWN;
        }
        return restarts == 0 || lastRestart.isEmpty()
                ? Long.toString(restarts)
                : restarts + " (" + PrintedAges.since(lastRestart.get().toString(), row.now()) + " ago)";
    }

    private void gated() {
        if (row.items("status.conditions")
                .anyMatch(c -> c.path("type").asText().equals("PodScheduled")
                        && c.path("reason").asText().equals("SchedulingGated"))) {
            word = "SchedulingGated";
        }
    }

    /** Walks the init containers up to the first that is not done; true when there is one. */
    private boolean initContainers() {
        int index = 0;
        for (JsonNode status : pod.path("status").path("initContainerStatuses")) {
            boolean sidecar = isSidecar(initContainer(status.path("name").asText()));
            if (sidecar) {
                countRestarts(status);
            }
            JsonNode terminated = status.path("state").path("terminated");
            boolean done = terminated.isObject() && terminated.path("exitCode").asInt() == 0;
            boolean serving = sidecar && status.path("started").asBoolean();
            if (serving && status.path("ready").asBoolean()) {
                ready++;
            }
            if (!done && !serving) {
                if (!sidecar) {
                    countRestarts(status);
                }
                word = "Init:" + initWord(status, index);
                return true;
            }
            index++;
        }
        return false;
    }

    private String initWord(JsonNode status, int index) {
        JsonNode terminated = status.path("state").path("terminated");
        String waiting = status.path("state").path("waiting").path("reason").asText();
        if (terminated.isObject()) {
            return terminationWord(terminated);
        }
        return waiting.isEmpty() || waiting.equals("PodInitializing")
                ? index + "/" + row.items("spec.initContainers").count()
                : waiting;
    }

    private void containers() {
        boolean running = false;
        JsonNode statuses = pod.path("status").path("containerStatuses");
        for (int i = statuses.size() - 1; i >= 0; i--) {
            JsonNode status = statuses.get(i);
            countRestarts(status);
            JsonNode state = status.path("state");
            String waiting = state.path("waiting").path("reason").asText();
            if (!waiting.isEmpty()) {
                word = waiting;
            } else if (state.path("terminated").isObject()) {
                word = terminationWord(state.path("terminated"));
            } else if (status.path("ready").asBoolean() && state.path("running").isObject()) {
                running = true;
                ready++;
            }
        }
        if (word.equals("Completed") && running) {
            word = condition("Ready") ? "Running" : "NotReady";
        }
    }

    private void deletion() {
        boolean over = row.text("status.phase").matches("Succeeded|Failed");
        if (row.has("metadata.deletionTimestamp")) {
            word = row.text("status.reason").equals("NodeLost") ? "Unknown" : over ? word : "Terminating";
        }
    }

    private static String terminationWord(JsonNode terminated) {
        String reason = terminated.path("reason").asText();
        if (!reason.isEmpty()) {
            return reason;
        }
        int signal = terminated.path("signal").asInt();
        return signal != 0
                ? "Signal:" + signal
                : "ExitCode:" + terminated.path("exitCode").asInt();
    }

    private void countRestarts(JsonNode status) {
        restarts += status.path("restartCount").asLong();
        PrintedAges.instant(status.path("lastState")
                        .path("terminated")
                        .path("finishedAt")
                        .asText())
                .filter(finished -> lastRestart.isEmpty() || lastRestart.get().isBefore(finished))
                .ifPresent(finished -> lastRestart = Optional.of(finished));
    }

    private boolean condition(String type) {
        return row.items("status.conditions")
                .anyMatch(c -> c.path("type").asText().equals(type)
                        && c.path("status").asText().equals("True"));
    }

    private JsonNode initContainer(String name) {
        return row.items("spec.initContainers")
                .filter(container -> container.path("name").asText().equals(name))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static boolean isSidecar(JsonNode initContainer) {
        return initContainer.path("restartPolicy").asText().equals("Always");
    }
}
