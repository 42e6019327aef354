package dev.inquest.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.inquest.casefile.CaseFiles.Filter;
import dev.inquest.causality.Reasoning.Assessed;
import dev.inquest.incident.Alert;
import dev.inquest.incident.Diagnosis;
import dev.inquest.incident.DiagnosisBy;
import dev.inquest.incident.Entity;
import dev.inquest.incident.FaultCode;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Mode;
import dev.inquest.incident.ModelReading;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Phase;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Proposed;
import dev.inquest.incident.RootCause;
import dev.inquest.incident.Settings;
import dev.inquest.incident.Severity;
import dev.inquest.incident.Spending;
import dev.inquest.incident.Step;
import dev.inquest.investigation.CaseFileActivities.Closing;
import dev.inquest.investigation.CaseFileActivities.Progress;
import dev.inquest.storage.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PostgresCaseFilesTest {

    private static final Entity WEB = Entity.of("shop", "Deployment", "web");
    private static final Assessed ASSESSED = new Assessed(
            List.of(new Finding("workload.not-ready", WEB, Severity.ERROR, "0 of 2 ready", List.of(1))),
            List.of("symptom.http-503"),
            List.of(new Hypothesis(WEB, FaultCode.of("workload.bad-image"), .7, "the image is unknown", List.of(1))),
            false,
            false);
    private static final Spending SPENT = new Spending(3, 2, 100, 50, 0);

    @Inject
    CaseFiles files;

    private final String id = UUID.randomUUID().toString();
    private final String source = "test-" + id;

    @Test
    void anOpenedFileIsQueuedAndHoldsTheReport() {
        Incident incident = incident(id);

        files.open(incident, "f1", "incident-x", Settings.DEFAULT);

        CaseFile file = files.find(id).orElseThrow();
        assertThat(file.incident()).isEqualTo(incident);
        assertThat(file.settings()).isEqualTo(Settings.DEFAULT);
        assertThat(file.phase()).isEqualTo(Phase.QUEUED);
        assertThat(file.spending()).isEqualTo(Spending.NONE);
        assertThat(file.timeline()).isEmpty();
        assertThat(files.findOpen(source, "f1")).contains(file);
        assertThat(files.findLastClosed(source, "f1")).isEmpty();
    }

    @Test
    void bothAnswersAreKeptAndTheOutcomeSaysWhose() {
        open(id, "f1");
        Outcome embedded = new Outcome.Inconclusive("a surface", List.of(), null);
        RootCause cause =
                new RootCause(WEB, FaultCode.of("runtime.application-crash"), .7, "it crashes", List.of(1), "mend it");
        ModelReading reading = new ModelReading("openai:m1", List.of(cause), List.of(), "it crashes", List.of("x"));
        Outcome models =
                new Outcome.Diagnosed(new Diagnosis(List.of(cause), List.of(), List.of(), .7, List.of()), List.of());

        files.read(id, reading, embedded);
        DiagnosisBy whileOpen = files.find(id).orElseThrow().diagnosisBy();
        files.close(new Closing(id, models, Mode.AUTO, 0, SPENT));
        files.read(id, new ModelReading("late:m1", List.of(), List.of(), "", List.of()), embedded);

        CaseFile file = files.find(id).orElseThrow();
        assertThat(whileOpen).isEqualTo(DiagnosisBy.EMBEDDED);
        assertThat(file.modelReading()).isEqualTo(reading);
        assertThat(file.embeddedOutcome()).isEqualTo(embedded);
        assertThat(file.diagnosisBy()).isEqualTo(DiagnosisBy.MODEL);
    }

    @Test
    void openingTheSameIncidentAgainDoesNothing() {
        open(id, "f1");
        files.progress(progress(Phase.PLAN, "planning"));

        open(id, "f1");

        assertThat(files.find(id).orElseThrow().phase()).isEqualTo(Phase.PLAN);
    }

    @Test
    void ofManyIdenticalReportsAtOnceOneOpensAFile() throws Exception {
        int reports = 8;
        CyclicBarrier together = new CyclicBarrier(reports);
        Callable<String> report = () -> {
            together.await();
            return QuarkusTransaction.requiringNew().call(() -> {
                String mine = UUID.randomUUID().toString();
                try {
                    open(mine, "f1");
                    return mine;
                } catch (AlreadyOpenException e) {
                    return files.findOpen(source, "f1").orElseThrow().incident().id();
                }
            });
        };

        List<String> ids;
        try (ExecutorService pool = Executors.newFixedThreadPool(reports)) {
            List<Future<String>> futures = IntStream.range(0, reports)
                    .mapToObj(i -> pool.submit(report))
                    .toList();
            pool.shutdown();
            assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            ids = futures.stream().map(Future::resultNow).toList();
        }

        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(files.count(ofSource(null))).isEqualTo(1);
    }

    @Test
    void whatWasFoundIsThereBeforeTheFileIsClosed() {
        open(id, "f1");
        Outcome found = new Outcome.NoFaultFound(List.of("pods"));

        files.found(id, found);

        CaseFile open = files.find(id).orElseThrow();
        assertThat(open.outcome()).isEqualTo(found);
        assertThat(open.closedAt()).isNull();
        assertThat(files.findOpen(source, "f1")).isPresent();
        files.close(closing(found));
        files.found(id, new Outcome.Failed("too late"));
        assertThat(files.find(id).orElseThrow().outcome()).isEqualTo(found);
    }

    @Test
    void afterAFileIsClosedTheSameReportOpensAnother() {
        open(id, "f1");
        files.close(closing(new Outcome.NoFaultFound(List.of("pods"))));

        String next = UUID.randomUUID().toString();
        open(next, "f1");

        assertThat(files.findOpen(source, "f1"))
                .get()
                .extracting(f -> f.incident().id())
                .isEqualTo(next);
        assertThat(files.findLastClosed(source, "f1"))
                .get()
                .extracting(f -> f.incident().id())
                .isEqualTo(id);
    }

    @Test
    void whatHappensIsNoted() {
        open(id, "f1");
        Plan plan = new Plan(1, "student", List.of(Step.of("kubectl get pods -n shop", "see pods")));

        files.plan(id, plan, "plan", "one step");
        files.assessed(id, ASSESSED);
        files.progress(new Progress(id, Phase.APPROVE, Mode.PAIRED, SPENT, "waits", plan.digest()));

        CaseFile file = files.find(id).orElseThrow();
        assertThat(file.plan()).isEqualTo(plan);
        assertThat(file.findings()).isEqualTo(ASSESSED.findings());
        assertThat(file.hypotheses()).isEqualTo(ASSESSED.hypotheses());
        assertThat(file.mode()).isEqualTo(Mode.PAIRED);
        assertThat(file.awaitingDigest()).isEqualTo(plan.digest());
        assertThat(file.spending()).isEqualTo(SPENT);
        assertThat(file.timeline())
                .extracting(CaseFile.Entry::kind, CaseFile.Entry::text)
                .containsExactly(tuple("plan", "one step"), tuple("phase", "waits"));
    }

    @Test
    void repeatedWritesChangeNothing() {
        open(id, "f1");
        Plan corrected = new Plan(2, "correction-1", List.of(Step.of("kubectl get pods -n shop", "see pods")));
        Runnable writes = () -> {
            files.note(id, "k", "note", "said once\0");
            files.plan(id, corrected, "correction", "look at pods");
            files.progress(progress(Phase.EXECUTE, "looking"));
        };
        writes.run();
        CaseFile once = files.find(id).orElseThrow();

        writes.run();

        assertThat(files.find(id)).contains(once);
        assertThat(once.corrections()).isEqualTo(1);
        assertThat(files.notes(id, "correction")).containsExactly("look at pods");
        assertThat(files.notes(id, "note")).containsExactly("said once\uFFFD");
    }

    @Test
    void aRevisionIsToldOfAndCountedOnce() {
        open(id, "f1");
        Plan corrected = new Plan(2, "correction-1", List.of(Step.of("kubectl get pods -n shop", "see pods")));
        Plan inOtherWords = new Plan(2, "correction-1", List.of(Step.of("kubectl get nodes", "see nodes")));
        files.plan(id, corrected, "correction", "look at pods");

        files.plan(id, inOtherWords, "correction", "look at nodes");

        assertThat(files.notes(id, "correction")).containsExactly("look at pods");
        assertThat(files.find(id)).map(CaseFile::corrections).contains(1);
    }

    @Test
    void whatTheStudentProposedIsAddedUpOnceForEachPlan() {
        open(id, "f1");
        Plan first = new Plan(1, "student", List.of(Step.of("kubectl get pods -n shop", "see pods")));
        Plan none = new Plan(2, "student", List.of());

        files.plan(id, first, "plan", "one", new Proposed(3, 2));
        files.plan(id, first, "plan", "one", new Proposed(3, 2));
        files.plan(id, none, "plan", "none", new Proposed(4, 0));

        CaseFile file = files.find(id).orElseThrow();
        assertThat(file.proposed()).isEqualTo(new Proposed(7, 2));
        assertThat(file.plan()).isEqualTo(first);
        assertThat(files.notes(id, "plan")).containsExactly("one", "none");
    }

    @Test
    void anOlderPlanDoesNotReplaceALaterOne() {
        open(id, "f1");
        Plan second = new Plan(2, "correction-1", List.of());
        files.plan(id, second, "correction", "second");

        files.plan(id, new Plan(1, "student", List.of()), "plan", "first");

        assertThat(files.find(id).orElseThrow().plan()).isEqualTo(second);
    }

    @Test
    void aClosedFileDoesNotMoveAnyMore() {
        open(id, "f1");
        files.close(closing(new Outcome.Failed("the model was rejected")));
        CaseFile closed = files.find(id).orElseThrow();

        files.progress(progress(Phase.EXECUTE, "late"));
        files.assessed(id, ASSESSED);
        files.close(closing(new Outcome.NoFaultFound(List.of())));

        assertThat(files.find(id)).contains(closed);
        assertThat(closed.phase()).isEqualTo(Phase.DONE);
        assertThat(closed.outcome()).isEqualTo(new Outcome.Failed("the model was rejected"));
        assertThat(closed.closedAt()).isNotNull();
        assertThat(closed.corrections()).isEqualTo(2);
    }

    @Test
    void filesAreListedNewestFirstPageByPage() {
        List<String> ids = IntStream.range(0, 5)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        ids.forEach(each -> open(each, "f-" + each));

        assertThat(listed(ofSource(null), 0, 3)).containsExactly(ids.get(4), ids.get(3), ids.get(2));
        assertThat(listed(ofSource(null), 3, 3)).containsExactly(ids.get(1), ids.get(0));
        assertThat(files.count(ofSource(null))).isEqualTo(5);
    }

    @Test
    void filesAreFiltered() {
        open(id, "f1");
        files.assessed(id, ASSESSED);
        files.close(closing(new Outcome.Failed("x")));
        String other = UUID.randomUUID().toString();
        open(other, "f2");

        assertThat(listed(ofSource("open"), 0, 9)).containsExactly(other);
        assertThat(listed(ofSource("closed"), 0, 9)).containsExactly(id);
        assertThat(listed(new Filter(null, "shop", "demo", source, "failed"), 0, 9))
                .containsExactly(id);
        assertThat(listed(new Filter(null, "other", null, source, null), 0, 9)).isEmpty();
        assertThat(listed(new Filter(null, null, "other", source, null), 0, 9)).isEmpty();
        assertThat(files.list(ofSource("closed"), 0, 9).getFirst().findings()).isEmpty();
        assertThat(files.list(Filter.ALL, 0, 1)).hasSize(1);
    }

    @Test
    void anUnknownStatusIsRefused() {
        assertThatThrownBy(() -> files.count(ofSource("ajar"))).hasMessageContaining("ajar");
    }

    private void open(String incidentId, String fingerprint) {
        files.open(incident(incidentId), fingerprint, "incident-" + incidentId, Settings.DEFAULT);
    }

    private Incident incident(String incidentId) {
        return new Incident(
                incidentId,
                source,
                "Web is down",
                "503 since ten",
                "demo",
                "shop",
                Instant.parse("2026-01-02T03:04:05Z"),
                List.of(new Alert(Map.of("alertname", "Down"), Map.of("summary", "down"), null)),
                null);
    }

    private Filter ofSource(String status) {
        return new Filter(status, null, null, source, null);
    }

    private List<String> listed(Filter filter, int offset, int limit) {
        return files.list(filter, offset, limit).stream()
                .map(file -> file.incident().id())
                .toList();
    }

    private Progress progress(Phase phase, String note) {
        return new Progress(id, phase, null, SPENT, note, null);
    }

    private Closing closing(Outcome outcome) {
        return new Closing(id, outcome, Mode.AUTO, 2, SPENT);
    }
}
