package dev.inquest.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.inquest.api.wire.WireJson;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Problems as HTTP answers, inside JAX-RS and before it. */
public final class ProblemResponses {

    private static final String RETRY_AFTER_SECONDS = "5";

    private ProblemResponses() {}

    static Response of(Problem problem) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).entity(json(problem)).type(Problem.MEDIA_TYPE);
        headers(problem).forEach(answer::header);
        return answer.build();
    }

    /** Ends a request that never reaches a resource. */
    public static void send(RoutingContext request, Problem problem) {
        Problem located = problem.at(request.request().path());
        request.response().setStatusCode(located.status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        headers(located).forEach(request.response()::putHeader);
        request.end(json(located));
    }

    /** The problem that HTTP itself has with a request, by status. */
    public static void send(RoutingContext request, int status) {
        send(request, HttpProblems.of(status, java.util.Set.of()));
    }

    private static Map<String, String> headers(Problem problem) {
        Map<String, String> headers = new TreeMap<>();
        if (problem.status() == 503) {
            headers.put(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (problem.status() == 401) {
            headers.put(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.status() == 405 && problem.extensions().get("allowed") instanceof Collection<?> allowed) {
            headers.put(
                    HttpHeaders.ALLOW,
                    String.join(", ", allowed.stream().map(String::valueOf).toList()));
        }
        return headers;
    }

    private static String json(Problem problem) {
        try {
            return WireJson.MAPPER.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem holds nothing but texts, numbers and lists", e);
        }
    }
}
