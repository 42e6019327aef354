package dev.inquest.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.inquest.cluster.ClusterUnavailableException;
import dev.inquest.cluster.UnknownClusterException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns whatever was thrown into the problem that the caller may read. What is inside stays in the log, under an error id. */
public final class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private Problems() {}

    /** Returns the problem that was thrown, or that stands for what was. */
    public static Problem of(Throwable thrown) {
        return Stream.<Optional<Problem>>of(
                        find(thrown, ProblemException.class).map(ProblemException::problem),
                        find(thrown, JsonProcessingException.class).map(JsonProblems::of),
                        find(thrown, UnknownClusterException.class).map(Problems::unknownCluster),
                        find(thrown, ClusterUnavailableException.class).map(Problems::unusableCluster),
                        find(thrown, ConstraintViolationException.class).map(Problems::violations))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> ofInfrastructure(thrown));
    }

    private static Problem ofInfrastructure(Throwable thrown) {
        if (any(thrown, Problems::databaseAway)) {
            LOG.warnf("answered 503: PostgreSQL does not answer: %s", root(thrown));
            return Problem.of(
                    ProblemType.DATABASE_UNAVAILABLE,
                    "PostgreSQL does not answer, so nothing was read or accepted. Send the same request again in a few"
                            + " seconds.");
        }
        if (any(thrown, Problems::temporalAway)) {
            LOG.warnf("answered 503: Temporal does not answer: %s", root(thrown));
            return Problem.of(
                    ProblemType.TEMPORAL_UNAVAILABLE,
                    "Temporal does not answer, so this was not passed on. Send the same request again in a few"
                            + " seconds.");
        }
        return find(thrown, WebApplicationException.class)
                .filter(e -> e.getResponse().getStatus() < 500)
                .map(HttpProblems::of)
                .orElseGet(() -> internal(thrown));
    }

    private static Problem unknownCluster(UnknownClusterException e) {
        return Problem.of(ProblemType.UNKNOWN_CLUSTER, sentence(e)).with("known", e.known());
    }

    private static Problem unusableCluster(ClusterUnavailableException e) {
        return Problem.of(ProblemType.CLUSTER_UNUSABLE, sentence(e));
    }

    private static Problem violations(ConstraintViolationException e) {
        String what = e.getConstraintViolations().stream()
                .map(v -> v.getPropertyPath() + " " + v.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        return Problem.of(ProblemType.INVALID_INPUT, "Change this: " + what + ".");
    }

    private static Problem internal(Throwable thrown) {
        byte[] bytes = new byte[6];
        RANDOM.nextBytes(bytes);
        String errorId = HexFormat.of().formatHex(bytes);
        LOG.errorf(thrown, "answered 500, error id %s", errorId);
        return Problem.of(
                        ProblemType.INTERNAL,
                        "This is a defect of the service. Its log tells more under error id " + errorId + ".")
                .with("errorId", errorId);
    }

    /** Classes 08 (connection) and 57P (shutting down, cannot connect now), and a pool that found no connection in time. */
    private static boolean databaseAway(Throwable thrown) {
        if (!(thrown instanceof SQLException e)) {
            return false;
        }
        String state = String.valueOf(e.getSQLState());
        return e instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("57P")
                || String.valueOf(e.getMessage()).contains("cquisition timeout");
    }

    private static boolean temporalAway(Throwable thrown) {
        return thrown instanceof StatusRuntimeException e
                && (e.getStatus().getCode() == Status.Code.UNAVAILABLE
                        || e.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED);
    }

    private static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
        return causes(thrown).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static boolean any(Throwable thrown, Predicate<Throwable> test) {
        return causes(thrown).anyMatch(test);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.<@Nullable Throwable>iterate(thrown, t -> t != null, Problems::cause)
                .limit(20)
                .flatMap(Stream::ofNullable);
    }

    private static @Nullable Throwable cause(@Nullable Throwable thrown) {
        return thrown == null ? null : thrown.getCause();
    }

    private static String root(Throwable thrown) {
        return causes(thrown)
                .reduce((first, second) -> second)
                .map(String::valueOf)
                .orElse("");
    }

    private static String sentence(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + (message.endsWith(".") ? "" : ".");
    }
}
