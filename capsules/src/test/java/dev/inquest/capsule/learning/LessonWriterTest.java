package dev.inquest.capsule.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.capsule.Lesson;
import dev.inquest.capsule.ProcedureStep;
import dev.inquest.incident.Diagnosis;
import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceRef;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.FaultCode;
import dev.inquest.incident.Finding;
import dev.inquest.incident.RootCause;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LessonWriterTest {

    private static final Entity CLIENT = Entity.of("shop", "Deployment", "cart");
    private static final Entity SERVICE = Entity.of("shop", "Service", "payments");
    private static final Entity POLICY = Entity.of("shop", "PeerAuthentication", "strict");

    private static final List<EvidenceRef> EVIDENCE = List.of(
            look(1, "kubectl get pods -n shop", EvidenceStatus.OK),
            look(2, "kubectl get events -n shop", EvidenceStatus.OK),
            look(3, "kubectl logs cart-7d9f -n shop", EvidenceStatus.OK),
            look(4, "kubectl get endpoints payments -n shop", EvidenceStatus.OK),
            look(5, "kubectl get networkpolicies -n shop", EvidenceStatus.OK),
            look(6, "kubectl get peerauthentications strict -n shop -o yaml", EvidenceStatus.OK),
            look(7, "kubectl get destinationrules -n shop", EvidenceStatus.REFUSED),
            look(8, "kubectl get destinationrules payments -n shop", EvidenceStatus.OK));

    @Test
    void writesDownWhatDecidedWithoutNamesInTheOrderItWasRun() {
        Lesson lesson = LessonWriter.write(investigation(EVIDENCE, diagnosis(1, 8, 7, 6)));

        assertThat(lesson.decisive())
                .containsExactly(
                        new ProcedureStep(
                                "kubectl get endpoints {service} -n {namespace}", "see whether service is served"),
                        new ProcedureStep(
                                "kubectl get peerauthentications -n {namespace} -o yaml",
                                "decided an earlier incident"),
                        new ProcedureStep(
                                "kubectl get destinationrules {service} -n {namespace}",
                                "decided an earlier incident"));
        assertThat(lesson.fault()).isEqualTo(FaultCode.of("mesh.mtls-conflict"));
        assertThat(lesson.nothingLearned()).isEmpty();
    }

    @Test
    void theTriggerIsWhatHarmedAndWasSeenBeforeTheDecidingLook() {
        Lesson lesson = LessonWriter.write(investigation(EVIDENCE, diagnosis(6)));

        assertThat(lesson.findingsBefore()).containsExactly("pod.not-ready");
        assertThat(lesson.symptoms()).containsExactly("symptom.http-503");
        assertThat(lesson.page()).isEqualTo("service answers 503 in namespace since … from …");
        assertThat(lesson.corrections()).containsExactly("check whether service has endpoints");
    }

    @Test
    void withoutADiagnosisNothingIsTaught() {
        Lesson lesson = LessonWriter.write(investigation(EVIDENCE, null));

        assertThat(lesson.decisive()).isEmpty();
        assertThat(lesson.nothingLearned()).contains("no cause was named.");
    }

    @Test
    void whatTheOrientationAloneDecidedTeachesNothing() {
        Lesson lesson = LessonWriter.write(investigation(EVIDENCE.subList(0, 2), diagnosis(1, 2)));

        assertThat(lesson.nothingLearned())
                .hasValueSatisfying(why -> assertThat(why).contains("no look"));
    }

    @Test
    void aLookAtAnObjectThatHasNoRoleHereIsLeftOutWhereItCannotBeGeneral() {
        Lesson lesson = LessonWriter.write(investigation(EVIDENCE, diagnosis(3, 6)));

        assertThat(lesson.decisive()).extracting(ProcedureStep::template).noneMatch(t -> t.contains("cart-7d9f"));
    }

    @Test
    void keepsAtMostEightLooksTheCitedOnesFirst() {
        List<EvidenceRef> many = new ArrayList<>();
        for (int i = 1; i <= 14; i++) {
            many.add(look(i, "kubectl get kind" + i + "s -n shop", EvidenceStatus.OK));
        }

        Lesson lesson = LessonWriter.write(investigation(many, diagnosis(5, 6, 7, 8, 9, 10, 11, 12, 13, 14)));

        assertThat(lesson.decisive()).hasSize(8);
        assertThat(lesson.decisive().getFirst().template()).contains("kind5s");
    }

    private static LessonWriter.Investigation investigation(List<EvidenceRef> evidence, Diagnosis diagnosis) {
        return new LessonWriter.Investigation(
                "i-1",
                "Payments answers 503 in shop since 2026-01-01T10:00:00Z from 10.0.0.1:8080",
                Set.of("symptom.http-503"),
                List.of(
                        new Finding("pod.not-ready", CLIENT, Severity.WARNING, "not ready", List.of(1)),
                        new Finding("pod.restarted", CLIENT, Severity.INFO, "once", List.of(1)),
                        new Finding("endpoints.odd", SERVICE, Severity.WARNING, "odd", List.of(4)),
                        new Finding("mesh.strict", POLICY, Severity.WARNING, "strict", List.of(6))),
                evidence,
                2,
                diagnosis,
                List.of("check whether payments has endpoints"),
                List.of(Set.of("kubectl get endpoints payments -n shop", "kubectl get networkpolicies -n shop")),
                Map.of("kubectl get endpoints payments -n shop", "see whether payments is served"),
                PlaceholdersTest.names("service", "payments", "namespace", "shop"),
                0.7);
    }

    private static Diagnosis diagnosis(Integer... evidence) {
        RootCause cause = new RootCause(
                POLICY, FaultCode.of("mesh.mtls-conflict"), 0.9, "conflict", List.of(evidence), "align them");
        return new Diagnosis(List.of(cause), List.of(SERVICE), List.of(), 0.9, List.of());
    }

    private static EvidenceRef look(int number, String command, EvidenceStatus status) {
        return new EvidenceRef(number, command, status, 1, 10, "digest", "summary");
    }
}
