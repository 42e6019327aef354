package dev.inquest.causality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Observed;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.RootCause;
import dev.inquest.incident.Severity;
import dev.inquest.observation.Observation;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final Entity FRONT = Entity.of("ns", "Deployment", "front");
    private static final Entity STOCK = Entity.of("ns", "Service", "stock");
    private static final Entity ASIDE = Entity.of("ns", "Deployment", "aside");

    private final Incident incident = Observed.incident("front answers with errors");

    private static Finding finding(String code, Entity entity, Severity severity) {
        return new Finding(code, entity, severity, code + " at " + entity.name(), List.of(1));
    }

    /** front calls stock, which stands before a workload of its name; aside has nothing to do with them. */
    private static Observed shop() {
        return new Observed()
                .row("Deployment", "front", Map.of("READY", "1/1"))
                .row("Deployment", "stock", Map.of("READY", "1/1"))
                .row("Deployment", "aside", Map.of("READY", "1/1"))
                .row("Service", "stock", Map.of("CLUSTER-IP", "10.0.0.1"))
                .add(new Observation.Edge(FRONT, STOCK, "calls", "env STOCK_ADDR"));
    }

    private Outcome conclude(Observed observed, Finding... findings) {
        Analyzer fixed = (seen, page) -> List.of(findings);
        return new EvidenceReasoning(List.of(fixed)).conclude(incident, observed.evidence(), "");
    }

    private static List<String> roots(Outcome outcome) {
        return outcome instanceof Outcome.Diagnosed d
                ? d.diagnosis().rootCauses().stream()
                        .map(RootCause::entity)
                        .map(Entity::toString)
                        .toList()
                : List.of();
    }

    @Test
    void aDefectThatExplainsNothingIsABystander() {
        // When one defect harms what the page names and another merely might harm something else
        Outcome outcome = conclude(
                shop(),
                finding("service.selector-matches-nothing", STOCK, Severity.ERROR),
                finding("probe.liveness-timing", ASIDE, Severity.WARNING));

        // Then
        assertThat(roots(outcome)).containsExactly("ns/Service/stock");
        assertThat(((Outcome.Diagnosed) outcome).diagnosis().ruledOut())
                .anyMatch(r -> r.contains("ns/Deployment/aside") && r.contains("bystander"));
    }

    @Test
    void aBystanderAloneIsNoAnswer() {
        // When
        Outcome outcome = conclude(shop(), finding("probe.liveness-timing", ASIDE, Severity.WARNING));

        // Then
        assertThat(outcome).isInstanceOf(Outcome.Inconclusive.class);
    }

    @Test
    void anUnusedObjectsOwnDefectIsNoAnswer() {
        // Given an Ingress and a Service that nobody uses, both broken for themselves
        Entity ingress = Entity.of("ns", "Ingress", "retired");
        Entity service = Entity.of("ns", "Service", "retired");

        // When
        Outcome outcome = conclude(
                shop(),
                finding("ingress.backend-missing", ingress, Severity.ERROR),
                finding("service.selector-matches-nothing", service, Severity.ERROR));

        // Then
        assertThat(outcome).isInstanceOf(Outcome.Inconclusive.class);
    }

    @Test
    void aDefectOfWhatThePageNamesIsAnAnswerWithoutAnyOtherSymptom() {
        // When
        Outcome outcome = conclude(shop(), finding("config.missing-config-map", FRONT, Severity.ERROR));

        // Then
        assertThat(roots(outcome)).containsExactly("ns/Deployment/front");
    }

    @Test
    void whereNothingComplainsADefectThatOthersDependOnIsAnAnswer() {
        // Given a page that names nobody
        Analyzer fixed = (seen, page) -> List.of(finding("service.selector-matches-nothing", STOCK, Severity.ERROR));

        // When
        Outcome outcome = new EvidenceReasoning(List.of(fixed))
                .conclude(Observed.incident("something is wrong"), shop().evidence(), "");

        // Then
        assertThat(roots(outcome)).containsExactly("ns/Service/stock");
    }

    @Test
    void whatDoesBadlyInAnotherNamespaceTakesNothingFromTheExplanation() {
        // Given a broken Service of the page, and a system pod elsewhere that is not ready and harms nobody here
        Finding mine = finding("service.selector-matches-nothing", STOCK, Severity.ERROR);
        Finding elsewhere = finding("pod.not-ready", Entity.of("kube-system", "DaemonSet", "helper"), Severity.ERROR);
        Analyzer alone = (seen, page) -> List.of(mine);
        Analyzer both = (seen, page) -> List.of(mine, elsewhere);

        // When
        double without = score(alone);
        double with = score(both);

        // Then
        assertThat(with).isEqualTo(without);
    }

    private double score(Analyzer analyzer) {
        return new EvidenceReasoning(List.of(analyzer))
                .assess(incident, shop().evidence())
                .hypotheses()
                .get(0)
                .score();
    }

    @Test
    void twoIndependentFaultsAreTwoRoots() {
        // When
        Outcome outcome = conclude(
                shop(),
                finding("service.selector-matches-nothing", STOCK, Severity.ERROR),
                finding("image.not-found", ASIDE, Severity.ERROR));

        // Then
        assertThat(roots(outcome)).containsExactly("ns/Service/stock", "ns/Deployment/aside");
    }

    @Test
    void ofTwoThatOnlyDoBadlyTheOneTheOtherNeedsComesFirst() {
        // Given two surfaces on the same path
        Analyzer fixed = (seen, page) -> List.of(
                finding("pod.restarting", FRONT, Severity.WARNING), finding("call.timeout", STOCK, Severity.WARNING));

        // When
        Reasoning.Assessed assessed = new EvidenceReasoning(List.of(fixed)).assess(incident, shop().evidence());

        // Then
        assertThat(assessed.hypotheses().get(0).entity()).isEqualTo(STOCK);
        assertThat(assessed.hypotheses().get(0).why()).contains("depth 0.25").contains("a root");
    }

    @Test
    void ofManyFindingsTheOneAllOthersNeedComesFirst() {
        // Given
        // A chain of a thousand workloads, and a finding on every one.
        Observed observed = new Observed();
        List<Entity> chain = IntStream.range(0, 1_000)
                .mapToObj(i -> Entity.of("ns", "Deployment", "w" + i))
                .toList();
        IntStream.range(1, chain.size())
                .forEach(i -> observed.add(new Observation.Edge(chain.get(i), chain.get(i - 1), "calls", "env")));
        Analyzer fixed = (seen, page) -> chain.stream()
                .map(e -> finding("pod.restarting", e, Severity.WARNING))
                .toList();

        // When
        Reasoning.Assessed assessed = new EvidenceReasoning(List.of(fixed)).assess(incident, observed.evidence());

        // Then
        assertThat(assessed.findings()).hasSize(chain.size());
        assertThat(assessed.hypotheses()).hasSize(10);
        assertThat(assessed.hypotheses().get(0).entity()).isEqualTo(chain.get(0));
    }
}
