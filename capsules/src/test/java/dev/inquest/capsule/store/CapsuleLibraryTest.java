package dev.inquest.capsule.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.inquest.capsule.Capsule;
import dev.inquest.capsule.CapsuleLibrary;
import dev.inquest.capsule.CapsuleLibrary.Learned;
import dev.inquest.capsule.CapsuleLibrary.RecallQuery;
import dev.inquest.capsule.CapsuleLibrary.Recalled;
import dev.inquest.capsule.CapsuleStatus;
import dev.inquest.capsule.ConsolidationReports;
import dev.inquest.capsule.Lesson;
import dev.inquest.capsule.ProcedureStep;
import dev.inquest.capsule.SuccessRate;
import dev.inquest.capsule.TrialOutcome;
import dev.inquest.consolidation.ConsolidationReport;
import dev.inquest.incident.FaultCode;
import dev.inquest.storage.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CapsuleLibraryTest {

    private static final String ENDPOINTS = "kubectl get endpoints -n {namespace}";
    private static final String POLICY = "kubectl get peerauthentications -n {namespace} -o yaml";
    private static final String RULES = "kubectl get destinationrules -n {namespace} -o yaml";
    private static final String LOGS = "kubectl logs deploy/{workload} -n {namespace}";

    @Inject
    CapsuleLibrary library;

    @Inject
    ConsolidationReports reports;

    @Inject
    EntityManager database;

    @BeforeEach
    @Transactional
    void empty() {
        Stream.of(
                        "capsule_trial",
                        "capsule_provenance",
                        "lesson",
                        "capsule_version",
                        "capsule",
                        "incident_verdict",
                        "consolidation_report")
                .forEach(table ->
                        database.createNativeQuery("delete from " + table).executeUpdate());
    }

    @Test
    void mintsACapsuleThatCanBeFoundAndListed() {
        Learned learned = library.learn(lesson("i-1", "mesh.mtls-conflict", POLICY, RULES));

        Capsule capsule = library.find(learned.capsuleId()).orElseThrow();
        assertThat(capsule.skill())
                .isEqualTo("Compare mTLS policy with client TLS settings and subsets when calls fail with 503");
        assertThat(capsule.procedure()).extracting(ProcedureStep::template).containsExactly(POLICY, RULES);
        assertThat(capsule.provenance()).containsExactly("i-1");
        assertThat(capsule.successRate()).isEqualTo(SuccessRate.UNTRIED);
        assertThat(capsule.trusted()).isFalse();
        assertThat(library.list(null, 0, 10)).containsExactly(capsule);
        assertThat(library.count(CapsuleStatus.ACTIVE)).isEqualTo(1);
        assertThat(library.count(CapsuleStatus.RETIRED)).isZero();
    }

    @Test
    void learnsTheSameIncidentOnce() {
        Learned first = library.learn(lesson("i-1", "mesh.mtls-conflict", POLICY, RULES));

        Learned again = library.learn(lesson("i-1", "mesh.mtls-conflict", POLICY, RULES, ENDPOINTS));

        assertThat(again).isEqualTo(first);
        assertThat(library.find(first.capsuleId()).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void aLessonWithoutCauseOrDecidingLookTeachesNothingAndSaysWhy() {
        Learned noCause = library.learn(lesson("i-1", null, POLICY));
        Learned noLook = library.learn(lesson("i-2", "mesh.mtls-conflict"));

        assertThat(noCause.capsuleId()).isNull();
        assertThat(noCause.summary()).contains("no cause was named");
        assertThat(noLook.capsuleId()).isNull();
        assertThat(noLook.summary()).contains("no look");
        assertThat(library.count(null)).isZero();
    }

    @Test
    void aLessonThatAddsNothingAddsItsIncidentAndTheVersionKeepsItsRecord() {
        Learned first = library.learn(lesson("i-1", "mesh.mtls-conflict", POLICY, RULES));
        library.judge("i-1", TrialOutcome.CONFIRMED, "ann");
        library.trial(first.capsuleId(), 1, "i-use", TrialOutcome.UNCONFIRMED, "inquest");

        Learned second = library.learn(lesson("i-2", "mesh.missing-subset", RULES));

        Capsule capsule = library.find(first.capsuleId()).orElseThrow();
        assertThat(second.capsuleId()).isEqualTo(first.capsuleId());
        assertThat(second.summary()).startsWith("Seen again");
        assertThat(capsule.version()).isEqualTo(1);
        assertThat(capsule.provenance()).containsExactly("i-1", "i-2");
        assertThat(capsule.successRate()).isEqualTo(new SuccessRate(1, 0, 1));
    }

    @Test
    void aWiderTriggerWithTheSameProcedureIsANewVersionThatKeepsTheRecord() {
        String id = library.learn(lesson("i-1", "mesh.mtls-conflict", POLICY, RULES))
                .capsuleId();
        library.trial(id, 1, "i-use", TrialOutcome.REFUTED, "inquest");

        library.learn(new Lesson(
                "i-2",
                Set.of("mesh.unreachable", "service.errors"),
                Set.of("symptom.http-503"),
                "errors",
                List.of(),
                List.of(new ProcedureStep(POLICY, "why")),
                FaultCode.of("mesh.mtls-conflict"),
                0.8));

        Capsule capsule = library.find(id).orElseThrow();
        assertThat(capsule.version()).isEqualTo(2);
        assertThat(capsule.trigger().findings()).containsExactly("mesh.unreachable", "service.errors");
        assertThat(capsule.successRate()).isEqualTo(new SuccessRate(0, 1, 0));
    }

    @Test
    void verdictsAndTheLatestJudgedTrialsAreTold() {
        String id = library.learn(lesson("i-1", "mesh.mtls-conflict", POLICY, RULES))
                .capsuleId();
        library.judge("i-1", TrialOutcome.CONFIRMED, "ann");
        library.trial(id, 1, "i-2", TrialOutcome.REFUTED, "inquest");
        library.trial(id, 1, "i-3", TrialOutcome.UNCONFIRMED, "inquest");

        Map<String, TrialOutcome> verdicts = library.verdicts(List.of("i-1", "i-2", "i-9"));

        assertThat(verdicts).containsExactly(Map.entry("i-1", TrialOutcome.CONFIRMED));
        assertThat(library.verdicts(List.of())).isEmpty();
        assertThat(library.latestJudged(id, 1, 2)).containsExactly(TrialOutcome.REFUTED, TrialOutcome.CONFIRMED);
        assertThat(library.latestJudged(id, 1, 1)).containsExactly(TrialOutcome.REFUTED);
        assertThat(library.latestJudged("cap-none", 1, 2)).isEmpty();
    }

    @Test
    void aNewVersionLooksFirstAtWhatDecidedMostOftenAndStartsFromItsLessons() {
        String id = library.learn(lesson("i-1", "mesh.mtls-conflict", POLICY, RULES))
                .capsuleId();
        library.judge("i-1", TrialOutcome.CONFIRMED, "ann");
        library.trial(id, 1, "i-use", TrialOutcome.REFUTED, "inquest");

        library.learn(lesson("i-2", "mesh.mtls-conflict", ENDPOINTS, RULES, POLICY));

        Capsule capsule = library.find(id).orElseThrow();
        assertThat(capsule.version()).isEqualTo(2);
        assertThat(capsule.procedure()).extracting(ProcedureStep::template).containsExactly(POLICY, RULES, ENDPOINTS);
        assertThat(capsule.provenance()).containsExactly("i-1", "i-2");
        assertThat(capsule.successRate()).isEqualTo(new SuccessRate(1, 0, 0));
    }

    @Test
    void confirmedLessonsAreTheFirstTrialsOfWhatTheyTaughtAndMakeItTrusted() {
        String id = library.learn(lesson("i-1", "mesh.mtls-conflict", POLICY, RULES))
                .capsuleId();
        library.learn(lesson("i-2", "mesh.mtls-conflict", POLICY, RULES));

        int judged = library.judge("i-1", TrialOutcome.CONFIRMED, "ann")
                + library.judge("i-2", TrialOutcome.CONFIRMED, "bob");

        Capsule capsule = library.find(id).orElseThrow();
        assertThat(judged).isEqualTo(2);
        assertThat(capsule.version()).isEqualTo(1);
        assertThat(capsule.successRate()).isEqualTo(new SuccessRate(2, 0, 0));
        assertThat(capsule.trusted()).isTrue();
    }

    @Test
    void aLaterJudgementReplacesTheEarlierAndOneBeforeTheLessonCountsToo() {
        library.judge("i-1", TrialOutcome.REFUTED, "ann");
        String id = library.learn(lesson("i-1", "mesh.mtls-conflict", POLICY, RULES))
                .capsuleId();
        assertThat(library.find(id).orElseThrow().successRate()).isEqualTo(new SuccessRate(0, 1, 0));

        library.judge("i-1", TrialOutcome.CONFIRMED, "ann");

        assertThat(library.find(id).orElseThrow().successRate()).isEqualTo(new SuccessRate(1, 0, 0));
    }

    @Test
    void aRepeatedReportOfAUseNeitherCountsTwiceNorTakesAJudgementBack() {
        String id = library.learn(lesson("i-1", "mesh.mtls-conflict", POLICY, RULES))
                .capsuleId();
        library.trial(id, 1, "i-2", TrialOutcome.UNCONFIRMED, "inquest");
        library.judge("i-2", TrialOutcome.CONFIRMED, "ann");

        library.trial(id, 1, "i-2", TrialOutcome.UNCONFIRMED, "inquest");

        assertThat(library.find(id).orElseThrow().successRate()).isEqualTo(new SuccessRate(1, 0, 0));
    }

    @Test
    void aUseThatGaveWayToTeachingStaysRefutedWhenTheAnswerIsConfirmed() {
        String id = library.learn(lesson("i-1", "mesh.mtls-conflict", POLICY, RULES))
                .capsuleId();
        library.trial(id, 1, "i-2", TrialOutcome.REFUTED, "inquest");

        library.judge("i-2", TrialOutcome.CONFIRMED, "ann");

        assertThat(library.find(id).orElseThrow().successRate()).isEqualTo(new SuccessRate(0, 1, 0));
    }

    @Test
    void refusesATrialOfWhatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> library.trial("cap-none", 1, "i-1", TrialOutcome.CONFIRMED, "ann"))
                .withMessageContaining("cap-none");
    }

    @Test
    void recallNeedsACodeInCommonAndRanksByCodesTextAndRecord() {
        String mesh = library.learn(lesson("i-1", "mesh.mtls-conflict", POLICY, RULES))
                .capsuleId();
        String crash = library.learn(new Lesson(
                        "i-2",
                        Set.of("pod.crash-looping"),
                        Set.of("symptom.http-503"),
                        "pods of the service keep restarting",
                        List.of(),
                        List.of(new ProcedureStep(LOGS, "why it ends")),
                        FaultCode.of("runtime.application-crash"),
                        0.5))
                .capsuleId();

        List<Recalled> recalled = library.recall(new RecallQuery(
                Set.of("mesh.unreachable"), Set.of("symptom.http-503"), "calls are refused with 503", 5));

        assertThat(recalled).extracting(r -> r.capsule().id()).containsExactly(mesh, crash);
        assertThat(recalled.getFirst().matched()).containsExactly("mesh.unreachable", "symptom.http-503");
        assertThat(recalled).allSatisfy(r -> assertThat(r.score()).isBetween(0.0, 1.0));
        assertThat(recalled.getFirst().similarity()).isGreaterThan(0.3);
        assertThat(library.recall(new RecallQuery(Set.of("pvc.pending"), Set.of(), "calls are refused with 503", 5)))
                .isEmpty();
    }

    @Test
    void retiresWhatKeepsFailingAndRecallsItNoMoreUnlessAPersonPromotesIt() {
        String id = library.learn(lesson("i-1", "mesh.mtls-conflict", POLICY, RULES))
                .capsuleId();
        Stream.of("a", "b").forEach(i -> library.trial(id, 1, i, TrialOutcome.REFUTED, "inquest"));
        assertThat(library.retireFailing()).isZero();
        library.trial(id, 1, "c", TrialOutcome.REFUTED, "inquest");

        int retired = library.retireFailing();

        RecallQuery query = new RecallQuery(Set.of(), Set.of("symptom.http-503"), "calls fail", 5);
        assertThat(retired).isEqualTo(1);
        assertThat(library.retireFailing()).isZero();
        assertThat(library.recall(query)).isEmpty();
        assertThat(library.promote(id, "ann").orElseThrow().trusted()).isTrue();
        assertThat(library.recall(query)).hasSize(1);
        assertThat(library.retireFailing()).isZero();
        assertThat(library.promote("cap-none", "ann")).isEmpty();
    }

    @Test
    void mergesNearDuplicatesIntoTheBetterRecordWithAllTheirTeachers() {
        String left = library.learn(lesson("i-1", "mesh.mtls-conflict", POLICY, RULES))
                .capsuleId();
        String right = library.learn(lesson("i-2", "mesh.missing-host", ENDPOINTS, LOGS))
                .capsuleId();
        // Another lesson makes the second look at what the first looks at.
        Lesson bridge = lesson("i-3", "mesh.mtls-conflict", ENDPOINTS, LOGS, POLICY, RULES);
        library.learn(bridge);
        assertThat(library.count(CapsuleStatus.ACTIVE)).isEqualTo(2);
        library.judge("i-1", TrialOutcome.CONFIRMED, "ann");

        int merged = library.mergeDuplicates();

        assertThat(merged).isEqualTo(1);
        assertThat(library.mergeDuplicates()).isZero();
        Capsule survivor = Stream.of(left, right)
                .map(id -> library.find(id).orElseThrow())
                .filter(c -> c.status() == CapsuleStatus.ACTIVE)
                .findFirst()
                .orElseThrow();
        assertThat(survivor.id()).isEqualTo(left);
        assertThat(survivor.procedure()).hasSize(4);
        assertThat(survivor.provenance()).containsExactlyInAnyOrder("i-1", "i-2", "i-3");
        assertThat(survivor.successRate().confirmed()).isEqualTo(1);
        assertThat(library.find(right).orElseThrow().mergedInto()).isEqualTo(left);
        assertThat(library.promote(right, "ann").orElseThrow().id()).isEqualTo(left);
    }

    @Test
    void incidentsOfOneKindThatEndTogetherMintOneCapsule() throws Exception {
        List<Callable<Learned>> together = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String incident = "i-" + i;
            together.add(() -> library.learn(lesson(incident, "mesh.mtls-conflict", POLICY, RULES)));
        }
        List<String> capsules = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Learned> learned : threads.invokeAll(together)) {
                capsules.add(learned.get().capsuleId());
            }
        }

        assertThat(library.count(null)).isEqualTo(1);
        assertThat(capsules).hasSize(8).containsOnly(capsules.getFirst());
        assertThat(library.find(capsules.getFirst()).orElseThrow().provenance()).hasSize(8);
    }

    @Test
    void keepsConsolidationReportsNewestFirst() {
        ConsolidationReport older = new ConsolidationReport(
                "c-1", Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:01Z"), 1, 2);
        ConsolidationReport newer = new ConsolidationReport(
                "c-2", Instant.parse("2026-01-02T00:00:00Z"), Instant.parse("2026-01-02T00:00:01Z"), 0, 0);
        reports.save(newer);
        reports.save(older);
        reports.save(older);

        assertThat(reports.latest(10)).containsExactly(newer, older);
        assertThat(reports.latest(1)).containsExactly(newer);
    }

    private static Lesson lesson(String incident, String fault, String... templates) {
        return new Lesson(
                incident,
                Set.of("mesh.unreachable"),
                Set.of("symptom.http-503"),
                "calls to the service fail with 503",
                List.of(),
                Stream.of(templates).map(t -> new ProcedureStep(t, "why")).toList(),
                fault == null ? null : FaultCode.of(fault),
                0.8);
    }
}
