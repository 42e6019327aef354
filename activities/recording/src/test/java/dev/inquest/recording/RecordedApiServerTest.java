package dev.inquest.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedApiServerTest {
    private static final String PODS = "/api/v1/namespaces/books/pods";
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static RecordedApiServer server;

    @BeforeAll
    static void start() {
        server = RecordedApiServer.start(Bookshop.load());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void nowIsTheTimeOfTheRecording() {
        HttpResponse<String> version = get("/version");

        assertThat(version.headers().allValues("Date")).containsExactly("Sat, 31 Jan 2026 10:10:00 GMT");
        assertThat(json(version).path("gitVersion").asText()).isEqualTo("v1.32.4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/readyz", "/livez"})
    void isHealthy(String path) {
        assertThat(get(path).body()).isEqualTo("ok");
    }

    @Test
    void discoversBuiltInRecordedAndCoveredKinds() {
        assertThat(texts(json("/apis").path("groups"), "name"))
                .contains("apps", "batch", "security.istio.io", "shop.example", "cert-manager.io")
                .doesNotContain("telemetry.istio.io");
        assertThat(texts(json("/api/v1").path("resources"), "name")).contains("pods", "pods/log", "limitranges");
        assertThat(texts(json("/apis/shop.example/v1alpha1").path("resources"), "kind"))
                .contains("Coupon");
        assertThat(get("/apis/telemetry.istio.io/v1").statusCode()).isEqualTo(404);
    }

    @Test
    void listsAsAnApiServerDoes() {
        JsonNode list = json(PODS);

        assertThat(list.path("kind").asText()).isEqualTo("PodList");
        assertThat(list.path("metadata").path("resourceVersion").asText()).isNotEmpty();
        assertThat(list.path("items").get(0).has("kind"))
                .as("items repeat no kind")
                .isFalse();
        assertThat(names(list))
                .containsExactly(
                        "api-7c9d8e6f5-bbbbb",
                        "cart-4d5e6f7a8-ddddd",
                        "mail-6b7c8d9e0-ccccc",
                        "stock-1a2b3c4d5-eeeee",
                        "web-5f6d7c8b9-aaaaa");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app=web|1",
                "app==web,tier=front|1",
                "tier!=back|2",
                "app in (web, api)|2",
                "app notin (web,api),tier|2",
                "tier|4",
                "!tier|1",
                "app=nothing|0",
            })
    void selectsByLabel(String selector, int expected) {
        assertThat(json(PODS + "?labelSelector=" + encode(selector)).path("items"))
                .hasSize(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/pods|spec.nodeName=node-a|3",
                "/api/v1/pods|metadata.namespace!=books|1",
                "/api/v1/namespaces/books/pods|status.phase=Running,spec.nodeName!=node-a|1",
                "/api/v1/namespaces/books/events|involvedObject.name=api-7c9d8e6f5-bbbbb,involvedObject.kind=Pod|1",
                "/api/v1/namespaces/books/events|type!=Normal|1",
                "/api/v1/namespaces/books/events|source=kubelet|1",
                "/api/v1/nodes|spec.unschedulable=false|1",
                "/api/v1/namespaces/books/services|spec.type=NodePort|1",
                "/api/v1/namespaces/books/secrets|type=Opaque|1",
                "/apis/apps/v1/namespaces/books/deployments|metadata.name=web|1",
            })
    void selectsByField(String path, String selector, int expected) {
        assertThat(json(path + "?fieldSelector=" + encode(selector)).path("items"))
                .hasSize(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/pods|field label not supported: spec.priority",
                "/api/v1/configmaps|\"spec.priority\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"",
            })
    void refusesAFieldThatTheKindDoesNotIndex(String path, String message) {
        HttpResponse<String> refused = get(path + "?fieldSelector=spec.priority%3D1");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).path("message").asText()).isEqualTo(message);
    }

    @Test
    void refusesABrokenLabelSelector() {
        assertThat(get(PODS + "?labelSelector=" + encode("app in web")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void pagesThroughAList() {
        JsonNode first = json(PODS + "?limit=2");
        String token = first.path("metadata").path("continue").asText();
        JsonNode second = json(PODS + "?limit=4&continue=" + encode(token));

        assertThat(first.path("metadata").path("remainingItemCount").asInt()).isEqualTo(3);
        assertThat(names(first)).hasSize(2);
        assertThat(names(second)).hasSize(3).doesNotContainAnyElementsOf(names(first));
        assertThat(second.path("metadata").has("continue")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus", "b2xkdG9rZW4"})
    void aForeignContinueTokenHasExpired(String token) {
        HttpResponse<String> expired = get(PODS + "?limit=2&continue=" + token);

        assertThat(expired.statusCode()).isEqualTo(410);
        assertThat(json(expired).path("reason").asText()).isEqualTo("Expired");
    }

    @Test
    void whereCoverageIsCompleteAbsenceIsAbsence() {
        HttpResponse<String> missing = get(PODS + "/nope");

        assertThat(json("/apis/batch/v1/namespaces/books/jobs").path("items")).isEmpty();
        assertThat(json("/apis/networking.istio.io/v1/namespaces/books/virtualservices")
                        .path("items"))
                .isEmpty();
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(json(missing).path("message").asText()).isEqualTo("pods \"nope\" not found");
        assertThat(json(missing).path("details").path("kind").asText()).isEqualTo("pods");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/namespaces/books/limitranges|limitranges is forbidden: User \"inquest\" cannot list resource"
                        + " \"limitranges\" in API group \"\" in the namespace \"books\"",
                "/apis/batch/v1/jobs|jobs.batch is forbidden: User \"inquest\" cannot list resource \"jobs\" in API"
                        + " group \"batch\" at the cluster scope",
                "/api/v1/namespaces/other/pods|pods is forbidden: User \"inquest\" cannot list resource \"pods\" in API"
                        + " group \"\" in the namespace \"other\"",
                "/api/v1/namespaces/monitoring/pods/nope|pods \"nope\" is forbidden: User \"inquest\" cannot get"
                        + " resource \"pods\" in API group \"\" in the namespace \"monitoring\"",
                "/api/v1/namespaces/nope|namespaces \"nope\" is forbidden: User \"inquest\" cannot get resource"
                        + " \"namespaces\" in API group \"\" at the cluster scope",
            })
    void whatIsUnknownIsForbidden(String path, String message) {
        HttpResponse<String> forbidden = get(path);

        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(json(forbidden).path("message").asText()).isEqualTo(message);
        assertThat(json(forbidden).path("reason").asText()).isEqualTo("Forbidden");
    }

    @Test
    void whatIsRecordedIsServedEvenWhereCoverageIsNotComplete() {
        assertThat(names(json("/api/v1/namespaces"))).containsExactly("books");
        assertThat(names(json("/api/v1/namespaces/monitoring/configmaps"))).containsExactly("dashboards");
        assertThat(names(json("/apis/shop.example/v1alpha1/coupons"))).containsExactly("winter");
    }

    @Test
    void aPartialPodIsServedAsRecordedButNothingIsSaidOfItsInside() {
        JsonNode pod = json("/api/v1/namespaces/monitoring/pods/agent-xyz12");
        HttpResponse<String> log = get("/api/v1/namespaces/monitoring/pods/agent-xyz12/log");
        JsonNode row = table("/api/v1/namespaces/monitoring/pods").path("rows").get(0);

        assertThat(pod.path("metadata").path("annotations").has("recording/partial"))
                .isTrue();
        assertThat(log.statusCode()).isEqualTo(403);
        assertThat(values(row.path("cells"))).startsWith("agent-xyz12", "<unknown>", "Running", "<unknown>", "30d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/apis/nothing.example/v1/things",
                "/api/v1/things",
                "/apis/apps/v1beta1/deployments",
                "/api/v1/pods/web",
                "/api/v1/namespaces/books/nodes",
                "/openapi/v3",
                "/metrics",
                "/"
            })
    void anUnknownPathIsNotFound(String path) {
        HttpResponse<String> unknown = get(path);

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).isEqualTo("404 page not found\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void writesAreNotAllowed(String method) {
        HttpResponse<String> refused = send(request(PODS + "/web-5f6d7c8b9-aaaaa")
                .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                .build());

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(json(refused).path("message").asText())
                .isEqualTo("the server does not allow this method on the requested resource");
    }

    @Test
    void aWatchEndsAtOnce() {
        HttpResponse<String> watch = get(PODS + "?watch=true");

        assertThat(watch.statusCode()).isEqualTo(200);
        assertThat(watch.body()).isEmpty();
    }

    @Test
    void printsTables() {
        JsonNode table = table(PODS);

        assertThat(texts(table.path("columnDefinitions"), "name"))
                .containsExactly(
                        "Name",
                        "Ready",
                        "Status",
                        "Restarts",
                        "Age",
                        "IP",
                        "Node",
                        "Nominated Node",
                        "Readiness Gates");
        assertThat(values(table.path("rows").get(0).path("cells")))
                .startsWith("api-7c9d8e6f5-bbbbb", "0/1", "CrashLoopBackOff", "4 (3m10s ago)", "20m", "10.0.0.12");
        assertThat(values(table.path("rows").get(4).path("cells")))
                .startsWith("web-5f6d7c8b9-aaaaa", "2/2", "Running", "0", "70m");
        assertThat(table.path("rows").get(0).path("object").path("kind").asText())
                .isEqualTo("PartialObjectMetadata");
    }

    @ParameterizedTest
    @CsvSource({"None,''", "Metadata,PartialObjectMetadata", "Object,Pod"})
    void aTableHoldsTheObjectsAskedFor(String include, String kind) {
        JsonNode row = table(PODS + "?includeObject=" + include).path("rows").get(0);

        assertThat(row.path("object").path("kind").asText()).isEqualTo(kind);
    }

    @Test
    void servesEveryVersionOfAWellKnownCustomKind() {
        JsonNode rule = json("/apis/networking.istio.io/v1beta1/namespaces/books/destinationrules/api");

        assertThat(rule.path("apiVersion").asText()).isEqualTo("networking.istio.io/v1beta1");
        assertThat(rule.path("spec")
                        .path("trafficPolicy")
                        .path("tls")
                        .path("mode")
                        .asText())
                .isEqualTo("DISABLE");
    }

    @Test
    void derivesEndpointSlicesFromEndpoints() {
        JsonNode slices = json(
                "/apis/discovery.k8s.io/v1/namespaces/books/endpointslices?labelSelector=kubernetes.io%2Fservice-name%3Dapi");

        JsonNode endpoint = slices.path("items").get(0).path("endpoints").get(0);
        assertThat(endpoint.path("addresses").get(0).asText()).isEqualTo("10.0.0.12");
        assertThat(endpoint.path("conditions").path("ready").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "container=app&tailLines=1|GET /orders 503 again",
                "container=app&sinceSeconds=60|GET /orders 503 again",
                "container=app&sinceTime=2026-01-31T10:09:00Z|GET /orders 503 again",
                "container=app&tailLines=1&timestamps=true|2026-01-31T10:09:30.250000000Z GET /orders 503 again",
                "container=app&limitBytes=9|listening",
                "container=istio-proxy&sinceSeconds=30|[2026-01-31T10:09:50.000Z] \"GET /orders HTTP/1.1\" 503 UF",
            })
    void servesLogs(String query, String expected) {
        assertThat(get(PODS + "/web-5f6d7c8b9-aaaaa/log?" + query).body().strip())
                .isEqualTo(expected);
    }

    @Test
    void servesTheLogOfThePreviousContainer() {
        assertThat(get(PODS + "/api-7c9d8e6f5-bbbbb/log?previous=true").body()).isEqualTo("first try\nfailed\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web-5f6d7c8b9-aaaaa/log|400|a container name must be specified for pod web-5f6d7c8b9-aaaaa, choose one"
                        + " of: [istio-init app istio-proxy]",
                "web-5f6d7c8b9-aaaaa/log?container=nope|400|container nope is not valid for pod web-5f6d7c8b9-aaaaa",
                "web-5f6d7c8b9-aaaaa/log?container=app&previous=true|400|previous terminated container \"app\" in pod"
                        + " \"web-5f6d7c8b9-aaaaa\" not found",
                "web-5f6d7c8b9-aaaaa/log?container=istio-init|403|pods \"web-5f6d7c8b9-aaaaa\" is forbidden: User"
                        + " \"inquest\" cannot get resource \"pods/log\" in API group \"\" in the namespace \"books\"",
                "mail-6b7c8d9e0-ccccc/log|400|container \"app\" in pod \"mail-6b7c8d9e0-ccccc\" is waiting to start:"
                        + " trying and failing to pull image",
                "cart-4d5e6f7a8-ddddd/log|500|Get \"https://192.168.1.2:10250/containerLogs/books/cart-4d5e6f7a8-ddddd/app\":"
                        + " dial tcp 192.168.1.2:10250: connect: connection refused",
                "nope/log|404|pods \"nope\" not found",
            })
    void refusesLogsAsApiServerAndKubeletDo(String path, int code, String message) {
        HttpResponse<String> refused = get(PODS + "/" + path);

        assertThat(refused.statusCode()).isEqualTo(code);
        assertThat(json(refused).path("message").asText()).isEqualTo(message);
    }

    @Test
    void anUnscheduledPodHasAnEmptyLog() {
        HttpResponse<String> log = get(PODS + "/stock-1a2b3c4d5-eeeee/log");

        assertThat(log.statusCode()).isEqualTo(200);
        assertThat(log.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "list,'',pods,books,true",
        "list,'',pods,'',false",
        "list,'',limitranges,books,false",
        "list,'',nodes,'',true",
        "get,security.istio.io,peerauthentications,books,true",
        "delete,'',pods,books,false"
    })
    void accessReviewsTellWhatIsComplete(
            String verb, String group, String resource, String namespace, boolean allowed) {
        String review = """
                {"spec":{"resourceAttributes":{"verb":"%s","group":"%s","resource":"%s","namespace":"%s"}}}""".formatted(verb, group, resource, namespace);

        HttpResponse<String> answer = send(request("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews")
                .POST(HttpRequest.BodyPublishers.ofString(review))
                .build());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(answer).path("status").path("allowed").asBoolean()).isEqualTo(allowed);
    }

    @Test
    void anUnservableFormatIsNotAcceptable() {
        HttpResponse<String> refused = send(request(PODS)
                .header("Accept", "application/vnd.kubernetes.protobuf")
                .build());

        assertThat(refused.statusCode()).isEqualTo(406);
    }

    @Test
    void countsAndHoldsRequests() {
        CountDownLatch release = new CountDownLatch(1);
        try (RecordedApiServer held = RecordedApiServer.start(Bookshop.load(), 0, request -> release.await())) {
            CompletableFuture<HttpResponse<String>> answer = HTTP.sendAsync(
                    HttpRequest.newBuilder(held.uri().resolve(PODS + "?limit=1"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            Awaitility.await().until(() -> held.requests().count() == 1);
            assertThat(answer).isNotDone();

            release.countDown();

            assertThat(answer.join().statusCode()).isEqualTo(200);
            assertThat(held.requests().snapshot()).singleElement().satisfies(entry -> assertThat(entry.pathAndQuery())
                    .isEqualTo(PODS + "?limit=1"));
        }
    }

    @Test
    void aFailingInterceptorBreaksTheConnection() {
        RequestInterceptor failing = request -> {
            throw new IOException("broken by the test");
        };
        try (RecordedApiServer broken = RecordedApiServer.start(Bookshop.load(), 0, failing)) {
            HttpRequest request =
                    HttpRequest.newBuilder(broken.uri().resolve("/version")).build();

            assertThatThrownBy(() -> HTTP.send(request, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void saysThatAPortIsTaken() {
        int taken = server.uri().getPort();

        assertThatThrownBy(() -> RecordedApiServer.start(Bookshop.load(), taken, RequestInterceptor.NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is the port already taken?");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.uri() + path));
    }

    private static HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String path) {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private static JsonNode table(String path) {
        return json(send(request(path).header("Accept", TABLE).build()));
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(response.body(), e);
        }
    }

    private static List<String> names(JsonNode list) {
        return RecordedJson.stream(list.path("items")).map(RecordedJson::name).toList();
    }

    private static List<String> texts(JsonNode array, String field) {
        return RecordedJson.stream(array).map(item -> item.path(field).asText()).toList();
    }

    private static List<String> values(JsonNode array) {
        return RecordedJson.stream(array).map(JsonNode::asText).toList();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
