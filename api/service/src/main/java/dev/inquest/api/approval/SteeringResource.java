package dev.inquest.api.approval;

import dev.inquest.api.incident.KnownIncidents;
import dev.inquest.api.problem.Problem;
import dev.inquest.api.problem.ProblemType;
import dev.inquest.api.wire.Actor;
import dev.inquest.casefile.CaseFile;
import dev.inquest.investigation.BudgetExtension;
import dev.inquest.investigation.Cancellation;
import dev.inquest.investigation.InvestigationWorkflow;
import dev.inquest.runtime.TemporalConnection;
import io.temporal.client.WorkflowNotFoundException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What a person tells a running investigation beside decisions: to end, or to go on. */
@Path("/incidents/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "approval")
public class SteeringResource {

    private static final int MAX_LOOKS = 200;

    private final KnownIncidents incidents;
    private final TemporalConnection temporal;

    SteeringResource(KnownIncidents incidents, TemporalConnection temporal) {
        this.incidents = incidents;
        this.temporal = temporal;
    }

    @POST
    @Path("/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "cancel", summary = "End the investigation with what it has")
    public RestResponse<Passed> cancel(
            @PathParam("id") String id,
            @HeaderParam(Actor.HEADER) @Nullable String actor,
            @Nullable CancelRequest request) {
        String by = Actor.of(request == null ? null : request.by(), actor);
        String reason = request == null ? null : request.reason();
        return signal(id, by, workflow -> workflow.cancel(new Cancellation(by, reason)));
    }

    @POST
    @Path("/budget")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "extendBudget", summary = "Grant more looks")
    public RestResponse<Passed> extend(
            @PathParam("id") String id,
            @HeaderParam(Actor.HEADER) @Nullable String actor,
            @Nullable BudgetRequest request) {
        if (request == null || request.looks() == null || request.looks() < 1 || request.looks() > MAX_LOOKS) {
            throw Problem.of(
                            ProblemType.INVALID_INPUT,
                            "Change this: 'looks' must be a whole number from 1 to " + MAX_LOOKS + ".")
                    .with("field", "looks")
                    .exception();
        }
        String by = Actor.of(request.by(), actor);
        int looks = request.looks();
        return signal(id, by, workflow -> workflow.extendBudget(new BudgetExtension(looks, by)));
    }

    private RestResponse<Passed> signal(String id, String by, Consumer<InvestigationWorkflow> signal) {
        CaseFile file = incidents.open(id);
        try {
            signal.accept(temporal.client().newWorkflowStub(InvestigationWorkflow.class, file.workflowId()));
        } catch (WorkflowNotFoundException e) {
            throw Problem.of(
                            ProblemType.TEMPORAL_UNAVAILABLE,
                            "The investigation of incident " + id
                                    + " has not started yet: send this again in a few seconds.")
                    .exception();
        }
        return RestResponse.status(RestResponse.Status.ACCEPTED, new Passed(id, by));
    }

    /** Why an investigation is to end; both may be left out. */
    public record CancelRequest(
            @Nullable String reason, @Nullable String by) {}

    /** How many more looks; {@code looks} is needed. */
    public record BudgetRequest(
            @Nullable Integer looks, @Nullable String by) {}

    /** The word was passed on to the investigation. */
    public record Passed(String incidentId, String by) {}
}
