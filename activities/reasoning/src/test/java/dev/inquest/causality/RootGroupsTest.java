package dev.inquest.causality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class RootGroupsTest {

    private static final Entity SERVICE = Entity.of("ns", "Service", "web");
    private static final Entity RULE = Entity.of("ns", "DestinationRule", "web");

    private final Observed observed = new Observed().objects("""
            kind: Service
            metadata: {name: web, namespace: ns}
            spec: {selector: {app: web}, ports: [{port: 80}]}
            ---
            kind: DestinationRule
            metadata: {name: web, namespace: ns}
            spec: {host: web}
            """);

    @Test
    void whatADeeperFindingReachesIsItsVictim() {
        RootGroups.Groups groups = groups(
                finding("service.no-endpoints", SERVICE, Severity.ERROR),
                finding("mesh.mtls-modes-conflict", RULE, Severity.ERROR));

        assertThat(groups.roots()).singleElement().satisfies(root -> {
            assertThat(root.entity()).isEqualTo(RULE);
            assertThat(root.fault().value()).isEqualTo("mesh.mtls-conflict");
            assertThat(root.victims()).containsOnlyKeys(SERVICE);
        });
        assertThat(groups.unexplained()).isEmpty();
    }

    @Test
    void twoDefectsOfOneDepthAreTwoRoots() {
        RootGroups.Groups groups = groups(
                finding("service.selector-matches-nothing", SERVICE, Severity.ERROR),
                finding("mesh.mtls-modes-conflict", RULE, Severity.ERROR));

        assertThat(groups.roots()).hasSize(2);
    }

    @Test
    void aSurfaceWithoutACauseIsNoCause() {
        RootGroups.Groups groups = groups(finding("service.no-endpoints", SERVICE, Severity.ERROR));

        assertThat(groups.roots()).isEmpty();
        assertThat(groups.unexplained()).hasSize(1);
    }

    @Test
    void whatHarmsNobodyIsANote() {
        RootGroups.Groups groups = groups(finding("pod.restarted-before", SERVICE, Severity.INFO));

        assertThat(groups.notes()).hasSize(1);
        assertThat(groups.roots()).isEmpty();
    }

    private RootGroups.Groups groups(Finding... findings) {
        return RootGroups.of(observed.seen(), List.of(findings));
    }

    private static Finding finding(String code, Entity entity, Severity severity) {
        return new Finding(code, entity, severity, "It is so.", List.of(1));
    }
}
