package dev.inquest.api.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.inquest.api.page.Page;
import dev.inquest.api.page.PageRequest;
import dev.inquest.api.problem.Problem;
import dev.inquest.api.problem.ProblemType;
import dev.inquest.api.wire.WireJson;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.text.Digests;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Incidents: report one, list them, read one. */
@Path("/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "incidents")
public class IncidentResource {

    private static final int MAX_KEY = 200;

    private final ReportReader reader;
    private final IncidentIntake reception;
    private final CaseFiles caseFiles;
    private final KnownIncidents incidents;
    private final IncidentViews views;

    IncidentResource(
            ReportReader reader,
            IncidentIntake reception,
            CaseFiles caseFiles,
            KnownIncidents incidents,
            IncidentViews views) {
        this.reader = reader;
        this.reception = reception;
        this.caseFiles = caseFiles;
        this.incidents = incidents;
        this.views = views;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reportIncident",
            summary = "Report an incident",
            description = "The incident is accepted when its row is committed, even while Temporal is away. The same"
                    + " report attaches to the open incident of the same fingerprint.")
    @APIResponse(responseCode = "202", description = "Accepted; Location names it")
    @APIResponse(responseCode = "200", description = "Attached to the open incident of the same report")
    public RestResponse<IncidentView> report(
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey, @Nullable IncidentRequest request) {
        if (request == null) {
            throw Problem.of(ProblemType.MALFORMED_JSON, "The body is empty: send a JSON object.")
                    .exception();
        }
        Acceptance acceptance = reception.receive(reader.read(request), keyedBody(idempotencyKey, request));
        IncidentView view = views.view(incidents.get(acceptance.incidentId()));
        return switch (acceptance) {
            case Acceptance.Accepted accepted ->
                RestResponse.ResponseBuilder.<IncidentView>create(RestResponse.Status.ACCEPTED)
                        .location(URI.create(IncidentViews.path(accepted.incidentId())))
                        .entity(view)
                        .build();
            case Acceptance.Attached attached -> RestResponse.ok(view);
        };
    }

    @GET
    @Operation(operationId = "listIncidents", summary = "List incidents, newest first")
    public Page<IncidentSummary> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("namespace") @Nullable String namespace,
            @QueryParam("cluster") @Nullable String cluster,
            @QueryParam("source") @Nullable String source,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("page") @Nullable String page,
            @QueryParam("size") @Nullable String size,
            @Context UriInfo uri) {
        IncidentFilter.onlyKnown(uri.getQueryParameters().keySet());
        PageRequest wanted = PageRequest.of(page, size);
        CaseFiles.Filter filter = IncidentFilter.of(status, namespace, cluster, source, outcome);
        return wanted.of(
                caseFiles.list(filter, wanted.offset(), wanted.size()).stream()
                        .map(views::summary)
                        .toList(),
                caseFiles.count(filter));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readIncident", summary = "Read an incident and its investigation")
    public IncidentView read(@PathParam("id") String id) {
        return views.view(incidents.get(id));
    }

    private static IncidentIntake.@Nullable KeyedBody keyedBody(@Nullable String key, IncidentRequest request) {
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > MAX_KEY) {
            throw Problem.of(
                            ProblemType.INVALID_INPUT,
                            "Header 'Idempotency-Key' must have 1 to " + MAX_KEY + " characters.")
                    .with("field", "Idempotency-Key")
                    .exception();
        }
        try {
            return new IncidentIntake.KeyedBody(key, Digests.sha256(WireJson.MAPPER.writeValueAsString(request)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request that was read as JSON can be written as JSON", e);
        }
    }
}
