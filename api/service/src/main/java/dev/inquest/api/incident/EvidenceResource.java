package dev.inquest.api.incident;

import dev.inquest.api.problem.Problem;
import dev.inquest.api.problem.ProblemType;
import dev.inquest.evidence.EvidenceStore;
import dev.inquest.incident.EvidenceRef;
import dev.inquest.observation.Evidence;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One piece of evidence: the whole output of one command. */
@Path("/incidents/{id}/evidence/{number}")
@Tag(name = "incidents")
public class EvidenceResource {

    private final KnownIncidents incidents;
    private final EvidenceStore store;

    EvidenceResource(KnownIncidents incidents, EvidenceStore store) {
        this.incidents = incidents;
        this.store = store;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readEvidence", summary = "Read a command's output and what it shows")
    public EvidenceView read(@PathParam("id") String id, @PathParam("number") String number) {
        Evidence evidence = find(id, number);
        EvidenceRef ref = store.refs(id).stream()
                .filter(r -> r.number() == evidence.number())
                .findFirst()
                .orElseThrow(() -> absent(id, number));
        return new EvidenceView(
                evidence.number(),
                evidence.command(),
                evidence.status(),
                evidence.looks(),
                evidence.observedAt(),
                evidence.text(),
                evidence.observations(),
                ref.digest(),
                store.chainDigest(id, evidence.number()).orElse(null));
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(operationId = "readEvidenceText", summary = "Read a command's output as it was printed")
    public String text(@PathParam("id") String id, @PathParam("number") String number) {
        return find(id, number).text();
    }

    private Evidence find(String id, String number) {
        incidents.get(id);
        if (!number.matches("[1-9][0-9]{0,5}")) {
            throw absent(id, number);
        }
        return store.get(id, Integer.parseInt(number)).orElseThrow(() -> absent(id, number));
    }

    private static RuntimeException absent(String id, String number) {
        return Problem.of(
                        ProblemType.NOT_FOUND,
                        "Incident " + id + " has no evidence " + number + ". GET /incidents/" + id
                                + " lists its evidence by number.")
                .exception();
    }
}
