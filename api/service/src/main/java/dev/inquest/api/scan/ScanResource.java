package dev.inquest.api.scan;

import dev.inquest.api.problem.Problem;
import dev.inquest.api.problem.ProblemType;
import dev.inquest.cluster.ClusterDirectory;
import dev.inquest.cluster.UnknownClusterException;
import dev.inquest.scan.ScanReport;
import dev.inquest.scan.Scanner;
import dev.inquest.scan.TooManyScansException;
import dev.inquest.scan.UnknownNamespaceException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** All analyzers over a namespace or a cluster, now. */
@Path("/scans")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "scans")
public class ScanResource {

    /** A DNS label as in RFC 1123: what Kubernetes allows as the name of a namespace. */
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final Scanner scanner;
    private final ClusterDirectory clusters;

    ScanResource(Scanner scanner, ClusterDirectory clusters) {
        this.scanner = scanner;
        this.clusters = clusters;
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "scan",
            summary = "Run all analyzers over a namespace or a cluster",
            description = "Answers with the findings, causes apart from victims, after at most inquest.scan.timeout of"
                    + " listing. A scan is no investigation: nothing of it is stored.")
    @APIResponse(responseCode = "200", description = "What was found")
    public ScanReport scan(@Nullable ScanRequest request) {
        if (request == null) {
            throw Problem.of(ProblemType.MALFORMED_JSON, "The body is empty: send a JSON object.")
                    .exception();
        }
        String cluster = cluster(request);
        @Nullable String namespace = namespace(request);
        try {
            return scanner.scan(cluster, namespace);
        } catch (UnknownNamespaceException e) {
            throw invalid("namespace", sentence(e)).with("known", e.known()).exception();
        } catch (TooManyScansException e) {
            throw Problem.of(ProblemType.SCANS_BUSY, sentence(e) + " Send the same request again in a few seconds.")
                    .exception();
        }
    }

    private String cluster(ScanRequest request) {
        Optional<String> cluster = text(request.cluster());
        Optional<String> recording = text(request.recording());
        if (cluster.isPresent() && recording.isPresent()) {
            throw invalid("recording", "Name either a cluster or a recording, not both.")
                    .exception();
        }
        return cluster.or(() -> recording)
                .or(this::theOnlyOne)
                .orElseThrow(() -> new UnknownClusterException("", clusters.names()));
    }

    private Optional<String> theOnlyOne() {
        return clusters.names().size() == 1 ? clusters.names().stream().findFirst() : Optional.empty();
    }

    private static @Nullable String namespace(ScanRequest request) {
        @Nullable String namespace = text(request.namespace()).orElse(null);
        if (namespace != null && !DNS_LABEL.matcher(namespace).matches()) {
            throw invalid(
                            "namespace",
                            "'namespace' must be a Kubernetes namespace name (RFC 1123 label: lower-case letters, digits"
                                    + " and '-', at most 63).")
                    .exception();
        }
        return namespace;
    }

    private static Problem invalid(String field, String detail) {
        return Problem.of(ProblemType.INVALID_INPUT, detail).with("field", field);
    }

    private static String sentence(RuntimeException e) {
        String words = Objects.requireNonNullElse(e.getMessage(), "");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(v -> !v.isBlank());
    }
}
