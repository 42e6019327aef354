package dev.inquest.api.capsule;

import dev.inquest.api.page.Page;
import dev.inquest.api.page.PageRequest;
import dev.inquest.api.problem.Problem;
import dev.inquest.api.problem.ProblemException;
import dev.inquest.api.problem.ProblemType;
import dev.inquest.api.wire.Actor;
import dev.inquest.api.wire.WireNames;
import dev.inquest.capsule.CapsuleLibrary;
import dev.inquest.capsule.CapsuleStatus;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The capsule library. */
@Path("/capsules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "capsules")
public class CapsuleResource {

    private final CapsuleLibrary library;

    CapsuleResource(CapsuleLibrary library) {
        this.library = library;
    }

    @GET
    @Operation(operationId = "listCapsules", summary = "List capsules, newest first")
    public Page<CapsuleView> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("page") @Nullable String page,
            @QueryParam("size") @Nullable String size) {
        @Nullable CapsuleStatus wanted = status(status);
        PageRequest request = PageRequest.of(page, size);
        return request.of(
                library.list(wanted, request.offset(), request.size()).stream()
                        .map(CapsuleView::of)
                        .toList(),
                library.count(wanted));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readCapsule", summary = "Read a capsule in its current version")
    public CapsuleView read(@PathParam("id") String id) {
        return library.find(id).map(CapsuleView::of).orElseThrow(() -> absent(id));
    }

    @POST
    @Path("/{id}/promotion")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "promoteCapsule", summary = "Trust a capsule on a person's word")
    public CapsuleView promote(
            @PathParam("id") String id,
            @HeaderParam(Actor.HEADER) @Nullable String actor,
            @Nullable Promotion promotion) {
        String by = Actor.of(promotion == null ? null : promotion.by(), actor);
        return library.promote(id, by).map(CapsuleView::of).orElseThrow(() -> absent(id));
    }

    private static @Nullable CapsuleStatus status(@Nullable String status) {
        return status == null
                ? null
                : WireNames.parse(CapsuleStatus.class, status).orElseThrow(() -> Problem.of(
                                ProblemType.INVALID_INPUT,
                                "Query parameter 'status' must be one of " + WireNames.all(CapsuleStatus.class)
                                        + " but was '" + status + "'.")
                        .with("field", "status")
                        .exception());
    }

    private static ProblemException absent(String id) {
        return Problem.of(ProblemType.NOT_FOUND, "There is no capsule '" + id + "'. GET /capsules lists them.")
                .exception();
    }

    /** @param by who promotes, or null */
    public record Promotion(@Nullable String by) {}
}
