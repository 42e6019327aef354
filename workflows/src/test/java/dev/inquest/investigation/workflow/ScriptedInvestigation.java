package dev.inquest.investigation.workflow;

import dev.inquest.incident.ApprovalPolicy;
import dev.inquest.incident.Budget;
import dev.inquest.incident.DiagnosisBy;
import dev.inquest.incident.Role;
import dev.inquest.incident.Settings;
import dev.inquest.investigation.InvestigationRequest;
import dev.inquest.investigation.InvestigationResult;
import dev.inquest.investigation.InvestigationWorkflow;
import dev.inquest.investigation.SearchAttributes;
import dev.inquest.investigation.TaskQueues;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.TestInfo;

/** One investigation of a scripted world on Temporal's test server, which passes over waits. */
final class ScriptedInvestigation {

    private static final String WORKFLOW_ID = "incident-test-1";

    private final TestWorkflowEnvironment environment;
    private final long begun;
    private volatile long closed;

    ScriptedInvestigation(ScriptedWorld world) {
        TestEnvironmentOptions.Builder options = TestEnvironmentOptions.newBuilder();
        SearchAttributes.ALL.forEach(
                k -> options.registerSearchAttribute(k.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        environment = TestWorkflowEnvironment.newInstance(options.build());
        environment
                .newWorker(TaskQueues.INVESTIGATION)
                .registerWorkflowImplementationTypes(InvestigationWorkflowImpl.class);
        for (String queue : List.of(TaskQueues.MODEL, TaskQueues.CLUSTER_READ, TaskQueues.KNOWLEDGE)) {
            environment.newWorker(queue).registerActivitiesImplementations(world);
        }
        world.hooks.put("close", () -> closed = environment.currentTimeMillis());
        environment.start();
        begun = environment.currentTimeMillis();
    }

    /** With capsules where more than two corrections may be given; nobody has to approve, and no extension is offered. */
    static Settings settings(int corrections, Budget budget) {
        return new Settings(
                corrections,
                corrections > 2,
                Role.STUDENT,
                false,
                ApprovalPolicy.NEVER,
                Duration.ofDays(3),
                Duration.ZERO,
                budget,
                DiagnosisBy.EMBEDDED);
    }

    /** One who plans without probe, correction and capsules. */
    static Settings alone(Role planner, ApprovalPolicy approval, Duration extensionWindow, Budget budget) {
        return new Settings(
                0, false, planner, false, approval, Duration.ofDays(3), extensionWindow, budget, DiagnosisBy.EMBEDDED);
    }

    InvestigationResult run(Settings settings) {
        return stub().investigate(request(settings));
    }

    InvestigationWorkflow start(Settings settings) {
        InvestigationWorkflow workflow = stub();
        WorkflowClient.start(workflow::investigate, request(settings));
        return workflow;
    }

    /** A stub that may also start it. */
    InvestigationWorkflow stub() {
        return environment
                .getWorkflowClient()
                .newWorkflowStub(
                        InvestigationWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(WORKFLOW_ID)
                                .setTaskQueue(TaskQueues.INVESTIGATION)
                                .build());
    }

    static InvestigationRequest request(Settings settings) {
        return new InvestigationRequest("inc-1", "503 at checkout", "prod", "shop", settings);
    }

    static InvestigationResult result(InvestigationWorkflow workflow) {
        return WorkflowStub.fromTyped(workflow)
                .getResultAsync(InvestigationResult.class)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    /** How long it took by the server's clock, which may run on when all is over, until the case file was closed. */
    Duration elapsed() {
        return Duration.ofMillis(closed - begun);
    }

    /** Records its history, where that is asked for, and stops the server. */
    void close(TestInfo test) throws IOException {
        Histories.record(environment.getWorkflowClient(), WORKFLOW_ID, test);
        environment.close();
    }
}
