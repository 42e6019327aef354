package dev.inquest.api.problem;

import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import java.util.TreeSet;

/** The problems that HTTP itself knows: no such path, another method, another media type. */
final class HttpProblems {

    private HttpProblems() {}

    static Problem of(WebApplicationException e) {
        return of(e.getResponse().getStatus(), new TreeSet<>(e.getResponse().getAllowedMethods()));
    }

    static Problem of(int status, Set<String> allowed) {
        return switch (status) {
            case 401 ->
                Problem.of(
                        ProblemType.UNAUTHORIZED,
                        "Send the header 'Authorization: Bearer TOKEN' with the token this service was configured with.");
            case 404 ->
                Problem.of(
                        ProblemType.NOT_FOUND,
                        "Nothing is served under this path. GET /q/openapi lists what is there.");
            case 405 -> methodNotAllowed(allowed);
            case 406 ->
                Problem.of(ProblemType.NOT_ACCEPTABLE, "This is served as application/json: change the Accept header.");
            case 413 ->
                Problem.of(
                        ProblemType.BODY_TOO_LARGE,
                        "A body may have at most 1 MB: shorten the description or send fewer alerts.");
            case 415 ->
                Problem.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "Send JSON with the header 'Content-Type: application/json'.");
            default ->
                Problem.of(ProblemType.BAD_REQUEST, "The request is not understood. GET /q/openapi describes it.");
        };
    }

    private static Problem methodNotAllowed(Set<String> allowed) {
        Problem problem = Problem.of(
                ProblemType.METHOD_NOT_ALLOWED,
                allowed.isEmpty()
                        ? "This path has other methods. GET /q/openapi lists them."
                        : "This path allows " + String.join(", ", allowed) + ".");
        return allowed.isEmpty() ? problem : problem.with("allowed", allowed);
    }
}
