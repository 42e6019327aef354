package dev.inquest.analysis.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import org.junit.jupiter.api.Test;

class ReferencesTest {

    private static final String DEPLOYMENT = """
            {apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: ns},
             spec: {replicas: 1, template: {spec: {serviceAccountName: web, priorityClassName: high,
               containers: [{name: app,
                 env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: KEY, optional: OPTIONAL}}}],
                 envFrom: [{secretRef: {name: passwords, optional: OPTIONAL}}]}],
               volumes: [{name: data, persistentVolumeClaim: {claimName: data}},
                 {name: all, projected: {sources: [{configMap: {name: files, optional: OPTIONAL, items: [{key: x, path: x}]}}]}}]}}},
             status: {readyReplicas: READY}}
            """;

    private static Observed observed(String key, boolean optional, int ready) {
        return new Observed()
                .objects(DEPLOYMENT
                        .replace("KEY", key)
                        .replace("OPTIONAL", String.valueOf(optional))
                        .replace("READY", String.valueOf(ready)))
                .objects("{kind: ConfigMap, metadata: {name: settings, namespace: ns}, data: {a: b}}")
                .objects("{kind: ConfigMap, metadata: {name: files, namespace: ns}, data: {y: z}}");
    }

    @Test
    void whatDoesNotExistIsNamedByItsKind() {
        Observed observed = observed("other", false, 0)
                .listing("Secret")
                .listing("PersistentVolumeClaim")
                .listing("ServiceAccount");

        var found = observed.findings(new References());

        assertThat(found)
                .containsExactlyInAnyOrder(
                        "config.missing-key ns/Deployment/web",
                        "config.missing-secret ns/Deployment/web",
                        "storage.claim-missing ns/Deployment/web",
                        "admission.service-account-missing ns/Deployment/web");
    }

    @Test
    void whatIsOptionalMayBeAbsent() {
        Observed observed = observed("other", true, 0).listing("Secret").listing("ConfigMap", "settings");

        var found = observed.findings(new References());

        assertThat(found).isEmpty();
    }

    @Test
    void aWorkloadThatIsCompleteLacksNothingNow() {
        Observed observed = observed("a", false, 1).listing("Secret");

        var found = observed.findings(new References());

        assertThat(found).containsExactly("config.reference-dangling ns/Deployment/web");
    }

    @Test
    void whatWasNotListedMayExist() {
        assertThat(observed("a", false, 0).findings(new References()))
                .containsExactly("config.missing-key ns/Deployment/web");
    }
}
