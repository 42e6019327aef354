package dev.inquest.api.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.inquest.api.incident.KnownIncidents;
import dev.inquest.api.problem.Problem;
import dev.inquest.api.problem.ProblemException;
import dev.inquest.api.problem.ProblemType;
import dev.inquest.api.wire.Actor;
import dev.inquest.casefile.CaseFile;
import dev.inquest.investigation.Decision;
import dev.inquest.investigation.Decision.Verdict;
import dev.inquest.investigation.DecisionReceipt;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A person's decision on the plan that waits. */
@Path("/incidents/{id}/decision")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "approval")
public class ApprovalResource {

    private final KnownIncidents incidents;
    private final DecisionDelivery delivery;

    ApprovalResource(KnownIncidents incidents, DecisionDelivery delivery) {
        this.incidents = incidents;
        this.delivery = delivery;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decide",
            summary = "Approve or reject the plan that waits",
            description = "The decision is bound to the plan's digest: one on another plan is refused.")
    @APIResponse(responseCode = "200", description = "The investigation took the decision")
    @APIResponse(responseCode = "202", description = "No worker answers; the decision is taken when one is back")
    @APIResponse(responseCode = "409", description = "Another plan waits, or none")
    public RestResponse<Receipt> decide(
            @PathParam("id") String id,
            @HeaderParam(Actor.HEADER) @Nullable String actor,
            @Nullable DecisionRequest request) {
        Decision decision = decision(request, actor);
        CaseFile file = incidents.open(id);
        return switch (delivery.deliver(file, decision)) {
            case DecisionDelivery.Decided decided -> RestResponse.ok(Receipt.of(decided.receipt()));
            case DecisionDelivery.Signalled signalled ->
                RestResponse.status(RestResponse.Status.ACCEPTED, Receipt.signalled(decision));
            case DecisionDelivery.Refused refused -> throw stale(file, refused);
        };
    }

    private static Decision decision(@Nullable DecisionRequest request, @Nullable String actor) {
        if (request == null || request.planDigest() == null || request.verdict() == null) {
            throw Problem.of(
                            ProblemType.INVALID_INPUT,
                            "Change this: 'planDigest' and 'verdict' (approve or reject) are both needed; the digest is"
                                    + " in awaitingApproval of GET /incidents/{id}.")
                    .exception();
        }
        return new Decision(request.planDigest(), request.verdict(), Actor.of(request.by(), actor), request.comment());
    }

    private static ProblemException stale(CaseFile file, DecisionDelivery.Refused refused) {
        String current = refused.currentDigest().isEmpty()
                ? Optional.ofNullable(file.awaitingDigest()).orElse("")
                : refused.currentDigest();
        Problem problem = Problem.of(
                ProblemType.STALE_PLAN,
                "The decision was refused: " + refused.why() + ". Read the incident again and decide on the plan that"
                        + " waits now, if any.");
        return (current.isEmpty() ? problem : problem.with("currentDigest", current)).exception();
    }

    /** A decision as it is sent; {@code planDigest} and {@code verdict} are needed. */
    public record DecisionRequest(
            @Nullable String planDigest,
            @Nullable Verdict verdict,
            @Nullable String comment,
            @Nullable String by) {}

    /**
     * What became of a decision.
     *
     * @param delivered {@code signal} when it waits for a worker, else absent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Receipt(
            String planDigest,
            Verdict verdict,
            String decidedBy,
            @Nullable String delivered) {

        static Receipt of(DecisionReceipt receipt) {
            return new Receipt(receipt.planDigest(), receipt.verdict(), receipt.decidedBy(), null);
        }

        static Receipt signalled(Decision decision) {
            return new Receipt(decision.planDigest(), decision.verdict(), decision.decidedBy(), "signal");
        }
    }
}
