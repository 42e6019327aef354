package dev.inquest.api.feedback;

import dev.inquest.api.incident.KnownIncidents;
import dev.inquest.api.problem.Problem;
import dev.inquest.api.problem.ProblemType;
import dev.inquest.api.wire.Actor;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a person says about an outcome. */
@Path("/incidents/{id}/feedback")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "incidents")
public class FeedbackResource {

    private final KnownIncidents incidents;
    private final FeedbackDesk desk;

    FeedbackResource(KnownIncidents incidents, FeedbackDesk desk) {
        this.incidents = incidents;
        this.desk = desk;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "giveFeedback",
            summary = "Say whether the outcome was right",
            description = "Judges the trials of capsules. Repeating it replaces the earlier verdict.")
    public Judged give(
            @PathParam("id") String id,
            @HeaderParam(Actor.HEADER) @Nullable String actor,
            @Nullable FeedbackRequest request) {
        if (request == null || request.verdict() == null) {
            throw Problem.of(
                            ProblemType.INVALID_INPUT,
                            "Change this: 'verdict' must be 'right' or 'wrong', as in {\"verdict\":\"right\"}.")
                    .with("field", "verdict")
                    .exception();
        }
        return new Judged(desk.judge(incidents.get(id), request.verdict(), request, Actor.of(request.by(), actor)));
    }

    /** @param judged how many trials of capsules the verdict confirmed or refuted */
    public record Judged(int judged) {}
}
