package dev.inquest.hostile;

import dev.inquest.activity.Situations;
import dev.inquest.activity.casefile.CaseFileActivitiesBean;
import dev.inquest.activity.consolidate.ConsolidateActivitiesBean;
import dev.inquest.activity.correct.CorrectActivitiesBean;
import dev.inquest.activity.diagnose.DiagnoseActivitiesBean;
import dev.inquest.activity.execute.ExecuteActivitiesBean;
import dev.inquest.activity.plan.PlanActivitiesBean;
import dev.inquest.activity.probe.ProbeActivitiesBean;
import dev.inquest.casefile.CaseFile;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.cluster.ClusterAccess;
import dev.inquest.cluster.ClusterDirectory;
import dev.inquest.command.CommandCatalog;
import dev.inquest.command.catalog.CommandRunner;
import dev.inquest.evidence.EvidenceStore;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Risk;
import dev.inquest.incident.Settings;
import dev.inquest.investigation.Decision;
import dev.inquest.investigation.InvestigationRequest;
import dev.inquest.investigation.InvestigationState;
import dev.inquest.investigation.InvestigationWorkflow;
import dev.inquest.investigation.SearchAttributes;
import dev.inquest.investigation.TaskQueues;
import dev.inquest.investigation.workflow.InvestigationWorkflowImpl;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerOptions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.awaitility.Awaitility;

/** Conducts whole investigations with the real workflow and the real activities, in this process. */
@Dependent
class Investigations implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject
    PlanActivitiesBean plan;

    @Inject
    ProbeActivitiesBean probe;

    @Inject
    CorrectActivitiesBean correct;

    @Inject
    DiagnoseActivitiesBean diagnose;

    @Inject
    ConsolidateActivitiesBean consolidate;

    @Inject
    CaseFileActivitiesBean caseFileActivities;

    @Inject
    Situations situations;

    @Inject
    CaseFiles caseFiles;

    @Inject
    CommandCatalog catalog;

    @Inject
    CommandRunner runner;

    @Inject
    EvidenceStore evidence;

    private final ConcurrentMap<String, ClusterAccess> clusters = new ConcurrentHashMap<>();
    private TestWorkflowEnvironment environment;

    /**
     * How one went.
     *
     * @param file its case file at the end
     * @param approved the plans that waited for a person, who approved each
     */
    record Conducted(CaseFile file, List<Plan> approved) {}

    void start() {
        TestEnvironmentOptions.Builder options =
                TestEnvironmentOptions.newBuilder().setUseTimeskipping(false);
        SearchAttributes.ALL.forEach(
                k -> options.registerSearchAttribute(k.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        environment = TestWorkflowEnvironment.newInstance(options.build());
        environment
                .newWorker(
                        TaskQueues.INVESTIGATION,
                        WorkerOptions.newBuilder()
                                .setDefaultDeadlockDetectionTimeout(PATIENCE.toMillis())
                                .build())
                .registerWorkflowImplementationTypes(InvestigationWorkflowImpl.class);
        ExecuteActivitiesBean execute =
                new ExecuteActivitiesBean(situations, caseFiles, directory(), catalog, runner, evidence);
        for (String queue : List.of(TaskQueues.MODEL, TaskQueues.CLUSTER_READ, TaskQueues.KNOWLEDGE)) {
            environment
                    .newWorker(queue, WorkerOptions.getDefaultInstance())
                    .registerActivitiesImplementations(
                            plan, probe, correct, diagnose, consolidate, caseFileActivities, execute);
        }
        environment.start();
    }

    Conducted conduct(Incident incident, Settings settings, ClusterAccess cluster) {
        clusters.put(incident.cluster(), cluster);
        String workflowId = "hostile-" + incident.id();
        QuarkusTransaction.requiringNew().run(() -> caseFiles.open(incident, incident.id(), workflowId, settings));
        InvestigationWorkflow workflow = environment
                .getWorkflowClient()
                .newWorkflowStub(
                        InvestigationWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.INVESTIGATION)
                                .setWorkflowId(workflowId)
                                .build());
        WorkflowClient.start(
                workflow::investigate,
                new InvestigationRequest(
                        incident.id(), incident.title(), incident.cluster(), incident.namespace(), settings));
        List<Plan> approved = new ArrayList<>();
        Awaitility.await("the end of " + incident.id())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> closedOrApproved(incident.id(), workflow, approved));
        return new Conducted(caseFiles.find(incident.id()).orElseThrow(), List.copyOf(approved));
    }

    /** Whether it is closed; a plan that waits is seen and approved. */
    private boolean closedOrApproved(String incidentId, InvestigationWorkflow workflow, List<Plan> approved) {
        if (caseFiles.find(incidentId).orElseThrow().closedAt() != null) {
            return true;
        }
        InvestigationState state = workflow.state();
        if (state.awaitingApproval()) {
            approved.add(state.plan());
            workflow.decide(new Decision(state.plan().digest(), Decision.Verdict.APPROVE, "tester", null));
        }
        return false;
    }

    static boolean isSensitive(Plan plan) {
        return plan.steps().stream().anyMatch(step -> step.risk() == Risk.SENSITIVE_READ);
    }

    private ClusterDirectory directory() {
        return new ClusterDirectory() {
            @Override
            public ClusterAccess access(String name) {
                return clusters.get(name);
            }

            @Override
            public Collection<String> names() {
                return clusters.keySet();
            }
        };
    }

    @Override
    public void close() {
        environment.close();
    }
}
