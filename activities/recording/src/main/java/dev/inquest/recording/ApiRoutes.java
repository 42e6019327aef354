package dev.inquest.recording;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.recording.metrics.PrometheusApi;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From a path to its answer. */
final class ApiRoutes {
    private final RecordedObjects objects;
    private final RecordedDiscovery discovery;
    private final ResourceReads reads;
    private final PodLogs logs;
    private final AccessReviews accessReviews;
    private final ServerVersion version;
    private final Optional<PrometheusApi> prometheus;

    ApiRoutes(Recording recording) {
        Visibility visibility = new Visibility(recording);
        this.objects = recording.objects();
        this.discovery = new RecordedDiscovery(objects.types());
        this.reads = new ResourceReads(visibility, new Representation(recording.observedAt()));
        this.logs = new PodLogs(recording, visibility);
        this.accessReviews = new AccessReviews(recording, visibility);
        this.version = ServerVersion.of(objects);
        this.prometheus = recording.coverage().metrics()
                ? Optional.of(new PrometheusApi(recording.metrics().orElse(null), recording.observedAt()))
                : Optional.empty();
    }

    ApiResponse answer(ApiRequest request, String address) {
        try {
            return route(request, address);
        } catch (ApiException e) {
            return e.response();
        }
    }

    private ApiResponse route(ApiRequest request, String address) {
        List<String> segments = request.segments();
        boolean asksForAccess = AccessReviews.isReview(segments);
        if (asksForAccess && request.method().equals("POST")) {
            return accessReviews.review(request);
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD") || asksForAccess) {
            throw new ApiException(Statuses.methodNotAllowed());
        }
        return switch (segments.getFirst()) {
            case "healthz", "readyz", "livez" -> ApiResponse.text(200, "ok");
            case "version" -> ApiResponse.json(version.toJson());
            case "api" -> core(request, segments, address);
            case "apis" -> grouped(request, segments);
            case RecordedApiServer.PROMETHEUS -> metrics(request, segments);
            default -> ApiResponse.noSuchPath();
        };
    }

    private ApiResponse core(ApiRequest request, List<String> segments, String address) {
        return switch (segments.size()) {
            case 1 -> ApiResponse.json(discovery.coreVersions(address));
            case 2 -> found(discovery.resources("", segments.get(1)));
            default -> resource(request, "", segments.get(1), segments.subList(2, segments.size()));
        };
    }

    private ApiResponse metrics(ApiRequest request, List<String> segments) {
        return segments.size() < 4 || !segments.subList(1, 3).equals(List.of("api", "v1"))
                ? ApiResponse.noSuchPath()
                : prometheus
                        .flatMap(api -> api.answer(segments.subList(3, segments.size()), request.parameters()))
                        .map(answer -> ApiResponse.json(answer.status(), answer.body()))
                        .orElseGet(ApiResponse::noSuchPath);
    }

    private ApiResponse grouped(ApiRequest request, List<String> segments) {
        return switch (segments.size()) {
            case 1 -> ApiResponse.json(discovery.groups());
            case 2 -> found(discovery.group(segments.get(1)));
            case 3 -> found(discovery.resources(segments.get(1), segments.get(2)));
            default -> resource(request, segments.get(1), segments.get(2), segments.subList(3, segments.size()));
        };
    }

    private static ApiResponse found(Optional<ObjectNode> body) {
        return body.map(ApiResponse::json).orElseGet(ApiResponse::noSuchPath);
    }

    /** {@code pods}, {@code nodes/n}, {@code namespaces/ns/pods[/name[/log]]}. */
    private ApiResponse resource(ApiRequest request, String group, String version, List<String> path) {
        boolean inNamespace = path.size() > 2
                && path.getFirst().equals("namespaces")
                && objects.type(group, path.get(2))
                        .filter(RecordedResourceType::namespaced)
                        .isPresent();
        @Nullable String namespace = inNamespace ? path.get(1) : null;
        List<String> rest = inNamespace ? path.subList(2, path.size()) : path;
        Optional<RecordedResourceType> type = objects.type(group, rest.getFirst())
                .filter(found -> found.versions().contains(version));
        if (type.isEmpty() || rest.size() > 1 && type.get().namespaced() != inNamespace) {
            return ApiResponse.noSuchPath();
        }
        return switch (rest.size()) {
            case 1 -> reads.list(request, type.get(), version, namespace);
            case 2 -> reads.get(request, type.get(), version, namespace, rest.get(1), "");
            case 3 -> subresource(request, type.get(), version, namespace, rest.get(1), rest.get(2));
            default -> ApiResponse.noSuchPath();
        };
    }

    private ApiResponse subresource(
            ApiRequest request,
            RecordedResourceType type,
            String version,
            @Nullable String namespace,
            String name,
            String subresource) {
        if (subresource.matches("exec|attach|portforward|proxy")) {
            // These reach into a container, which is more than reading.
            throw new ApiException(Statuses.methodNotAllowed());
        }
        if (!type.subresources().contains(subresource)) {
            return ApiResponse.noSuchPath();
        }
        return subresource.equals("log") && namespace != null
                ? logs.read(request, type, namespace, name)
                : reads.get(request, type, version, namespace, name, subresource);
    }
}
