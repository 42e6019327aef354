package dev.inquest.command.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.command.catalog.RecordedCluster;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.observation.Observation;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** top, rollout history, auth can-i and api-resources, and the options of get. */
class FurtherCommandsTest {

    private static final String COVERAGE =
            "{cluster: [nodes, clusterroles, clusterrolebindings], namespaces: {shop: [pods, deployments, replicasets,"
                    + " controllerrevisions, statefulsets, roles, rolebindings, services]}}";

    @TempDir
    static Path directory;

    private static RecordedCluster cluster;

    @BeforeAll
    static void start() {
        cluster = RecordedCluster.of(directory, COVERAGE, """
                apiVersion: metrics.k8s.io/v1beta1
                kind: PodMetrics
                metadata: {name: web-1, namespace: shop}
                containers:
                - {name: app, usage: {cpu: 1234567n, memory: 131072Ki}}
                - {name: side, usage: {cpu: 3m, memory: 1Mi}}
                ---
                apiVersion: metrics.k8s.io/v1beta1
                kind: PodMetrics
                metadata: {name: db-0, namespace: shop}
                containers:
                - {name: app, usage: {cpu: '1', memory: 2Gi}}
                ---
                apiVersion: metrics.k8s.io/v1beta1
                kind: NodeMetrics
                metadata: {name: node-a}
                usage: {cpu: 500m, memory: 4Gi}
                ---
                apiVersion: v1
                kind: Node
                metadata: {name: node-a}
                status: {allocatable: {cpu: '4', memory: 16Gi}}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: shop, creationTimestamp: '2026-01-31T08:00:00Z'}
                spec: {replicas: 1, selector: {matchLabels: {app: web}}}
                ---
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata:
                  name: web-a
                  namespace: shop
                  creationTimestamp: '2026-01-31T08:00:00Z'
                  labels: {app: web, pod-template-hash: a}
                  annotations: {deployment.kubernetes.io/revision: '1'}
                  ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: u}]
                spec:
                  replicas: 0
                  template:
                    metadata: {labels: {app: web, pod-template-hash: a}}
                    spec:
                      containers:
                      - name: app
                        image: web:1
                        env: [{name: DB_PASSWORD, value: canary-old}, {name: MODE, value: fast}]
                ---
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata:
                  name: web-b
                  namespace: shop
                  creationTimestamp: '2026-01-31T10:00:00Z'
                  labels: {app: web, pod-template-hash: b}
                  annotations: {deployment.kubernetes.io/revision: '2', kubernetes.io/change-cause: new image}
                  ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: u}]
                spec:
                  replicas: 1
                  template:
                    metadata: {labels: {app: web, pod-template-hash: b}}
                    spec:
                      containers:
                      - name: app
                        image: web:2
                        env: [{name: DB_PASSWORD, value: canary-new}, {name: MODE, value: fast}]
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: web-1, namespace: shop, labels: {app: web}, creationTimestamp: '2026-01-31T10:00:00Z'}
                spec: {containers: [{name: app}]}
                status: {phase: Running, containerStatuses: [{name: app, ready: true, restartCount: 7}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: web-2, namespace: shop, labels: {app: web}, creationTimestamp: '2026-01-31T09:00:00Z'}
                spec: {containers: [{name: app}]}
                status: {phase: Running, containerStatuses: [{name: app, ready: true, restartCount: 12}]}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: reader, namespace: shop}
                rules: [{apiGroups: [''], resources: [pods], verbs: [get, list]}]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: web-reads, namespace: shop}
                subjects: [{kind: ServiceAccount, name: web, namespace: shop}]
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
                """);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void usageIsWrittenAsKubectlDoes() {
        assertThat(squeezed("kubectl top pods -n shop"))
                .isEqualTo("NAME CPU(cores) MEMORY(bytes)\ndb-0 1000m 2048Mi\nweb-1 5m 129Mi\n");
        assertThat(squeezed("kubectl top pods -n shop --containers --sort-by=memory"))
                .startsWith("POD NAME CPU(cores) MEMORY(bytes)\ndb-0 app 1000m 2048Mi\nweb-1 app 2m 128Mi\n");
        assertThat(squeezed("kubectl top nodes"))
                .isEqualTo("NAME CPU(cores) CPU(%) MEMORY(bytes) MEMORY(%)\nnode-a 500m 12% 4096Mi 25%\n");
    }

    @Test
    void revisionsAreComparedAndCredentialsAreNotShown() {
        CommandOutput history = cluster.run("kubectl rollout history deployment/web -n shop");

        assertThat(history.text().replaceAll(" +", " "))
                .startsWith(
                        "deployment.apps/web\nREVISION CHANGE-CAUSE AGE REPLICAS\n1 <none> 130m 0\n2 new image 10m 1\n")
                .contains(
                        "revision 1 to 2:",
                        "- containers[app].image: web:1".replace("containers", "spec.containers"),
                        "+ spec.containers[app].image: web:2",
                        "+ spec.containers[app].env[DB_PASSWORD].value: (withheld)")
                .doesNotContain("canary", "pod-template-hash", "MODE");
        assertThat(history.observations().toString()).doesNotContain("canary");
        assertThat(history.observations())
                .filteredOn(Observation.Change.class::isInstance)
                .singleElement()
                .extracting(o -> ((Observation.Change) o).entity())
                .isEqualTo(Entity.of("shop", "Deployment", "web"));
        assertThat(cluster.run("kubectl rollout history deploy web -n shop --revision=1")
                        .text())
                .startsWith("deployment.apps/web with revision #1\nPod Template:\n")
                .contains("spec.containers[app].image: web:1")
                .doesNotContain("canary");
    }

    @Test
    void rightsAreAskedOfTheServerAndThoseOfOthersReadFromTheirBindings() {
        assertThat(cluster.run("kubectl auth can-i list pods -n shop").text()).isEqualTo("yes\n");
        assertThat(cluster.run("kubectl auth can-i delete pods -n shop").text()).isEqualTo("no\n");
        assertThat(squeezed("kubectl auth can-i --list -n shop"))
                .startsWith("Resources Non-Resource URLs Resource Names Verbs\n")
                .contains("deployments.apps [] [] [get list watch]");
        assertThat(cluster.run("kubectl auth can-i list pods -n shop --as system:serviceaccount:shop:web")
                        .text())
                .isEqualTo("yes - RBAC: allowed by RoleBinding web-reads to Role reader\n");
        assertThat(cluster.run("kubectl auth can-i list secrets -n shop --as system:serviceaccount:shop:web")
                        .text())
                .isEqualTo("no - RBAC: none of its bindings' roles allows it: web-reads\n");
        assertThat(cluster.run("kubectl auth can-i list pods -n other --as system:serviceaccount:shop:web")
                        .text())
                .startsWith("unknown - ");
    }

    @Test
    void theKindsServedAreListed() {
        assertThat(squeezed("kubectl api-resources --api-group apps"))
                .startsWith("NAME SHORTNAMES APIVERSION NAMESPACED KIND\n")
                .contains("deployments deploy apps/v1 true Deployment");
        assertThat(cluster.run("kubectl api-resources -o name").text().lines()).contains("pods", "deployments.apps");
    }

    @Test
    void objectsSortByAnyFieldAndShowTheirLabels() {
        String byRestarts = squeezed(
                "kubectl get pods -n shop --sort-by='{.status.containerStatuses[0].restartCount}' --show-labels");

        assertThat(byRestarts.lines())
                .containsExactly(
                        "NAME READY STATUS RESTARTS AGE LABELS",
                        "web-1 1/1 Running 7 10m app=web",
                        "web-2 1/1 Running 12 70m app=web");
    }

    @Test
    void severalKindsAndNamesAreAskedForInOneLine() {
        CommandOutput both = cluster.run("kubectl get deploy/web pod/web-1 -n shop");

        assertThat(both.text()).contains("deployment.apps/web", "pod/web-1").doesNotContain("web-2");
        assertThat(both.looks()).isEqualTo(2);
        assertThat(cluster.run("kubectl get deploy,svc web -n shop").text())
                .contains("deployment.apps/web", "services \"web\" not found");
    }

    @Test
    void aClusterWithoutMetricsSaysSo() {
        CommandOutput without = noMetrics("kubectl top pods -n shop");

        assertThat(without.text()).isEqualTo("error: Metrics API not available\n");
        assertThat(without.status()).isEqualTo(EvidenceStatus.ABSENT);
    }

    @TempDir
    Path other;

    private CommandOutput noMetrics(String line) {
        try (RecordedCluster bare = RecordedCluster.of(other, "{namespaces: {shop: [pods]}}", "")) {
            return bare.run(line);
        }
    }

    private static String squeezed(String line) {
        return cluster.run(line).text().replaceAll(" +", " ");
    }
}
