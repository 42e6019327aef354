package dev.inquest.security;

import dev.inquest.api.problem.Problem;
import dev.inquest.api.problem.ProblemResponses;
import dev.inquest.api.problem.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * What every request passes before anything reads it: the bearer token, or where none is configured the look at whether a
 * foreign page sent it; the size of the body; and a path that can be the name of something.
 */
@ApplicationScoped
class RequestGate {

    private static final String HEALTH = "/q/health";
    private static final String SCHEME = "Bearer ";

    private final Optional<String> token;
    private final long maxBody;

    RequestGate(SecurityConfig config) {
        this.token = config.token();
        this.maxBody = config.maxBody();
    }

    void register(@Observes Filters filters) {
        filters.register(this::authenticate, 300);
        filters.register(this::limitBody, 200);
        filters.register(this::refuseNul, 100);
    }

    private void authenticate(RoutingContext request) {
        if (token.isEmpty()) {
            guard(request);
        } else if (isHealth(request.normalizedPath()) || carries(request.request(), token.get())) {
            request.next();
        } else {
            ProblemResponses.send(request, 401);
        }
    }

    private static void guard(RoutingContext request) {
        if (BrowserGuard.admits(request.request())) {
            request.next();
        } else {
            ProblemResponses.send(
                    request,
                    Problem.of(
                            ProblemType.FOREIGN_PAGE,
                            "Without a token the service answers this machine only: ask it as localhost or 127.0.0.1,"
                                    + " not from a page of another site, or configure inquest.api.token."));
        }
    }

    /**
     * By the path that routing goes by, dot segments resolved: by the path as sent, {@code /q/health/../../incidents} would
     * pass for health and be answered as incidents.
     */
    private static boolean isHealth(String path) {
        return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
    }

    private void limitBody(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length.matches("[0-9]+") && (length.length() > 18 || Long.parseLong(length) > maxBody)) {
            // The body is never read: the connection ends with the answer.
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
            ProblemResponses.send(request, 413);
        } else {
            request.next();
        }
    }

    /** Nothing has a NUL in its name, and PostgreSQL would fail on the question. */
    private void refuseNul(RoutingContext request) {
        if (request.request().path().contains("%00")) {
            ProblemResponses.send(request, 404);
        } else {
            request.next();
        }
    }

    /** Compared in constant time: how long a refusal takes says nothing about the token. */
    private static boolean carries(HttpServerRequest request, String token) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null
                && header.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        header.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8),
                        token.getBytes(StandardCharsets.UTF_8));
    }
}
