package dev.inquest.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Answers a pod's logs as API server and kubelet do. A log that was not recorded is never an empty log: what the pod's
 * status decides (not started, no previous container) is answered as the kubelet would, everything else with 403.
 */
final class PodLogs {
    private static final List<String> CONTAINER_LISTS = List.of("initContainers", "containers", "ephemeralContainers");
    private static final Pattern KUBECTL_PREFIX =
            Pattern.compile("Error from server(?: \\((\\w+)\\))?: (.*)", Pattern.DOTALL);
    /** An error that names the kubelet's port is the API server failing to reach the node. */
    private static final String KUBELET_PORT = ":10250";

    private final Visibility visibility;
    private final Path directory;
    private final Instant now;

    PodLogs(Recording recording, Visibility visibility) {
        this.visibility = visibility;
        this.directory = recording.logDirectory().normalize();
        this.now = recording.observedAt();
    }

    ApiResponse read(ApiRequest request, RecordedResourceType pods, String namespace, String name) {
        RecordedLogOptions options = RecordedLogOptions.of(request, now);
        ObjectNode pod = visibility.get(pods, namespace, name, "log");
        String container = container(pod, request.parameter("container"));
        if (pod.path("spec").path("nodeName").asText().isEmpty()) {
            return ApiResponse.text(200, "");
        }
        if (!options.previous()) {
            refuseAsRecorded(file(pod, container + ".log.error"));
        }
        Path log = file(pod, container + (options.previous() ? ".previous.log" : ".log"));
        if (Files.isRegularFile(log)) {
            return new ApiResponse(200, "text/plain", LogText.parse(text(log)).select(options));
        }
        ContainerState.of(pod, container).refusal(options.previous()).ifPresent(message -> {
            throw new ApiException(Statuses.badRequest(message));
        });
        throw new ApiException(Statuses.forbidden("get", pods, "log", namespace, name));
    }

    private static String container(ObjectNode pod, Optional<String> asked) {
        List<String> all =
                CONTAINER_LISTS.stream().flatMap(list -> names(pod, list)).toList();
        if (asked.isPresent()) {
            if (all.contains(asked.get())) {
                return asked.get();
            }
            throw new ApiException(Statuses.badRequest(
                    "container " + asked.get() + " is not valid for pod " + RecordedJson.name(pod)));
        }
        List<String> regular = names(pod, "containers").toList();
        if (regular.size() == 1) {
            return regular.getFirst();
        }
        throw new ApiException(
                Statuses.badRequest("a container name must be specified for pod " + RecordedJson.name(pod)
                        + (regular.isEmpty() ? "" : ", choose one of: [" + String.join(" ", all) + "]")));
    }

    private static Stream<String> names(ObjectNode pod, String list) {
        return RecordedJson.stream(pod.path("spec").path(list))
                .map(container -> container.path("name").asText());
    }

    private static void refuseAsRecorded(Path error) {
        if (!Files.isRegularFile(error)) {
            return;
        }
        String text = text(error).strip();
        int code = text.contains(KUBELET_PORT) ? 500 : 400;
        Matcher matcher = KUBECTL_PREFIX.matcher(text);
        boolean prefixed = matcher.matches();
        String reason = prefixed && matcher.group(1) != null ? matcher.group(1) : code == 400 ? "BadRequest" : "";
        throw new ApiException(Statuses.recorded(code, reason, prefixed ? matcher.group(2) : text));
    }

    private Path file(ObjectNode pod, String name) {
        Path file = directory
                .resolve(RecordedJson.namespace(pod))
                .resolve(RecordedJson.name(pod))
                .resolve(name)
                .normalize();
        if (!file.startsWith(directory)) {
            throw new ApiException(
                    Statuses.badRequest("the name of pod " + RecordedJson.name(pod) + " is no file name"));
        }
        return file;
    }

    private static String text(Path file) {
        try {
            // Logs may hold any bytes; what is no UTF-8 becomes the replacement character, as in a terminal.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the kubelet knows of one container when it is asked for its log. */
    private record ContainerState(String pod, String container, JsonNode status) {
        static ContainerState of(ObjectNode pod, String container) {
            JsonNode statuses = pod.path("status");
            JsonNode status = Stream.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses")
                    .flatMap(list -> RecordedJson.stream(statuses.path(list)))
                    .filter(candidate -> candidate.path("name").asText().equals(container))
                    .findFirst()
                    .orElse(RecordedJson.object());
            return new ContainerState(RecordedJson.name(pod), container, status);
        }

        /** The kubelet's refusal where there is no log to give; empty where there must be one. */
        Optional<String> refusal(boolean previous) {
            String subject = "container \"" + container + "\" in pod \"" + pod + "\"";
            boolean hasLast = status.path("lastState").path("terminated").isObject();
            JsonNode state = status.path("state");
            if (status.isEmpty()) {
                return Optional.of(subject + " is not available");
            } else if (previous) {
                return hasLast ? Optional.empty() : Optional.of("previous terminated " + subject + " not found");
            } else if (hasLast
                    || state.path("running").isObject()
                    || state.path("terminated").isObject()) {
                return Optional.empty();
            }
            String reason = state.path("waiting").path("reason").asText();
            return Optional.of(subject
                    + switch (reason) {
                        case "" -> " is waiting to start - no logs yet";
                        case "ErrImagePull" -> " is waiting to start: image can't be pulled";
                        case "ImagePullBackOff" -> " is waiting to start: trying and failing to pull image";
                        default -> " is waiting to start: " + reason;
                    });
        }
    }
}
