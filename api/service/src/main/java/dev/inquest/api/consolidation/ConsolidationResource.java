package dev.inquest.api.consolidation;

import dev.inquest.api.page.Items;
import dev.inquest.capsule.ConsolidationReports;
import dev.inquest.consolidation.ConsolidationReport;
import dev.inquest.consolidation.ConsolidationWorkflow;
import dev.inquest.investigation.TaskQueues;
import dev.inquest.runtime.TemporalConnection;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Consolidations of the capsule library: what they did, and one now. */
@Path("/consolidations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "capsules")
public class ConsolidationResource {

    /** One at a time: a second request while it runs gets the same run. */
    private static final String WORKFLOW_ID = "consolidation-on-request";

    private static final int LATEST = 50;

    private final TemporalConnection temporal;
    private final ConsolidationReports reports;

    ConsolidationResource(TemporalConnection temporal, ConsolidationReports reports) {
        this.temporal = temporal;
        this.reports = reports;
    }

    @POST
    @Operation(operationId = "consolidateNow", summary = "Consolidate the capsule library now")
    public RestResponse<Started> start() {
        ConsolidationWorkflow workflow = temporal.client()
                .newWorkflowStub(
                        ConsolidationWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(WORKFLOW_ID)
                                .setTaskQueue(TaskQueues.INVESTIGATION)
                                .setWorkflowIdConflictPolicy(
                                        WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                                .setStaticSummary("Consolidation on request")
                                .build());
        WorkflowExecution run = WorkflowClient.start(workflow::consolidate);
        return RestResponse.status(RestResponse.Status.ACCEPTED, new Started(run.getRunId(), run.getWorkflowId()));
    }

    @GET
    @Operation(operationId = "listConsolidations", summary = "List what consolidations did, newest first")
    public Items<ConsolidationReport> list() {
        return new Items<>(reports.latest(LATEST));
    }

    /**
     * @param id the run
     * @param workflowId its workflow
     */
    public record Started(String id, String workflowId) {}
}
