package dev.inquest.api.incident;

import dev.inquest.casefile.CaseFile;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Phase;
import dev.inquest.investigation.InvestigationRequest;
import dev.inquest.investigation.InvestigationWorkflow;
import dev.inquest.investigation.SearchAttributes;
import dev.inquest.investigation.TaskQueues;
import dev.inquest.runtime.TemporalConnection;
import dev.inquest.text.Plain;
import dev.inquest.text.Shorten;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jboss.logging.Logger;

/** Starts the workflow of one incident. */
@ApplicationScoped
class InvestigationStarter {

    private static final Logger LOG = Logger.getLogger(InvestigationStarter.class);

    private final TemporalConnection temporal;

    InvestigationStarter(TemporalConnection temporal) {
        this.temporal = temporal;
    }

    /** What came of it. */
    sealed interface Start {}

    /**
     * The workflow runs, or ran already for this very incident.
     *
     * @param runId the run of this incident
     */
    record Started(String runId) implements Start {}

    /**
     * It did not start now.
     *
     * @param why for the log and the operator
     * @param onlyThisOne whether other incidents may fare better
     */
    record Later(String why, boolean onlyThisOne) implements Start {}

    Start start(CaseFile file) {
        Incident incident = file.incident();
        InvestigationWorkflow workflow =
                temporal.client().newWorkflowStub(InvestigationWorkflow.class, options(file, incident));
        try {
            return new Started(WorkflowClient.start(workflow::investigate, request(file, incident))
                    .getRunId());
        } catch (WorkflowExecutionAlreadyStarted e) {
            return new Later("the earlier investigation of the same report is still finishing", true);
        } catch (WorkflowServiceException e) {
            return new Later("Temporal did not start it: " + reason(e), false);
        } catch (StatusRuntimeException e) {
            return new Later("Temporal did not start it: " + e.getStatus(), false);
        } catch (RuntimeException e) {
            // Whatever is wrong with this one incident must not keep the incidents behind it from starting.
            LOG.errorf(e, "incident %s could not be started", incident.id());
            return new Later("it could not be started: see the log of this time", true);
        }
    }

    private static InvestigationRequest request(CaseFile file, Incident incident) {
        return new InvestigationRequest(
                incident.id(), incident.title(), incident.cluster(), incident.namespace(), file.settings());
    }

    /**
     * The incident's id is the request's id: Temporal takes a repeated start for the same one, even when this process died
     * between the start and the commit. Another incident under the same workflow id means that the case file of the
     * earlier one is closed while its workflow is about to end; attaching to that run would lose this incident.
     */
    private static WorkflowOptions options(CaseFile file, Incident incident) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(file.workflowId())
                .setRequestId(incident.id())
                .setTaskQueue(TaskQueues.INVESTIGATION)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .setStaticSummary(Shorten.to(200, Plain.text(incident.title())))
                .setStaticDetails(details(incident))
                .setMemo(Map.of("incidentId", incident.id(), "source", incident.source(), "title", incident.title()))
                .setTypedSearchAttributes(attributes(incident))
                .build();
    }

    private static io.temporal.common.SearchAttributes attributes(Incident incident) {
        io.temporal.common.SearchAttributes.Builder attributes = io.temporal.common.SearchAttributes.newBuilder()
                .set(SearchAttributes.CLUSTER, incident.cluster())
                .set(SearchAttributes.PHASE, dev.inquest.api.wire.WireNames.kebab(Phase.QUEUED));
        if (incident.namespace() != null) {
            attributes.set(SearchAttributes.NAMESPACE, incident.namespace());
        }
        return attributes.build();
    }

    private static String details(Incident incident) {
        return Plain.markdown(Shorten.to(
                2_000,
                "**" + incident.title() + "**\n\nincident `" + incident.id() + "` on cluster `" + incident.cluster()
                        + "`"
                        + (incident.namespace() == null ? "" : ", namespace `" + incident.namespace() + "`")
                        + ", reported by `" + incident.source() + "`\n\n" + incident.description()));
    }

    private static String reason(WorkflowServiceException e) {
        return e.getCause() instanceof StatusRuntimeException status
                ? status.getStatus().toString()
                : e.toString();
    }
}
