package dev.inquest.command.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.command.catalog.RecordedCluster;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesCommandTest {

    @TempDir
    static Path directory;

    private static RecordedCluster cluster;

    @BeforeAll
    static void start() {
        cluster = RecordedCluster.of(
                directory,
                "{cluster: [nodes], namespaces: {shop: [deployments, replicasets, statefulsets, daemonsets,"
                        + " controllerrevisions, configmaps, secrets, services, networkpolicies, events,"
                        + " horizontalpodautoscalers]}}",
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: web
                  namespace: shop
                  creationTimestamp: '2026-01-30T08:00:00Z'
                  managedFields:
                  - manager: kubectl-client-side-apply
                    operation: Update
                    time: '2026-01-31T10:00:00Z'
                    fieldsV1: {'f:spec': {'f:template': {'f:spec': {'f:containers': {'k:{"name":"app"}': {'f:image': {}}}}}}}
                  - manager: kubectl-scale
                    operation: Update
                    subresource: scale
                    time: '2026-01-31T10:05:00Z'
                    fieldsV1: {'f:spec': {'f:replicas': {}}}
                  - manager: kube-controller-manager
                    operation: Update
                    subresource: status
                    time: '2026-01-31T10:09:00Z'
                    fieldsV1: {'f:status': {'f:replicas': {}}}
                spec: {replicas: 0, selector: {matchLabels: {app: web}}}
                ---
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata:
                  name: web-a
                  namespace: shop
                  creationTimestamp: '2026-01-30T08:00:00Z'
                  annotations: {deployment.kubernetes.io/revision: '1'}
                  ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: u}]
                spec: {template: {spec: {containers: [{name: app, image: 'web:1', env: [{name: API_TOKEN, value: canary1}]}]}}}
                ---
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata:
                  name: web-b
                  namespace: shop
                  creationTimestamp: '2026-01-31T10:00:01Z'
                  annotations: {deployment.kubernetes.io/revision: '2'}
                  ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: u}]
                spec: {template: {spec: {containers: [{name: app, image: 'web:2', env: [{name: API_TOKEN, value: canary2}]}]}}}
                ---
                apiVersion: v1
                kind: Secret
                metadata:
                  name: login
                  namespace: shop
                  creationTimestamp: '2026-01-20T08:00:00Z'
                  annotations:
                    kubectl.kubernetes.io/last-applied-configuration: '{"stringData":{"password":"canary3"}}'
                  managedFields:
                  - manager: vault-sync
                    operation: Update
                    time: '2026-01-31T09:58:00Z'
                    fieldsV1: {'f:data': {'f:password': {}}}
                data: {password: Y2FuYXJ5NA==}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: lock, namespace: shop, creationTimestamp: '2026-01-31T09:59:00Z'}
                spec: {podSelector: {}}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: old, namespace: shop, creationTimestamp: '2026-01-01T09:59:00Z'}
                data: {a: b}
                ---
                apiVersion: v1
                kind: Node
                metadata: {name: node-a, creationTimestamp: '2026-01-01T09:59:00Z'}
                spec:
                  unschedulable: true
                  taints: [{key: dedicated, value: batch, effect: NoSchedule, timeAdded: '2026-01-31T10:02:00Z'}]
                ---
                apiVersion: v1
                kind: Event
                metadata: {name: e1, namespace: shop, creationTimestamp: '2026-01-31T10:05:00Z'}
                involvedObject: {kind: Deployment, namespace: shop, name: web}
                reason: ScalingReplicaSet
                message: Scaled down replica set web-b to 0 from 1
                source: {component: deployment-controller}
                lastTimestamp: '2026-01-31T10:05:01Z'
                """);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void whoChangedWhatAndWhenIsToldNewestFirst() {
        CommandOutput output = cluster.run("inquest changes -n shop --since 1h");

        List<Observation.Change> changes = changes(output);
        assertThat(changes)
                .extracting(Observation.Change::what)
                .startsWith(
                        "ScalingReplicaSet: Scaled down replica set" + " web-b to 0 from 1",
                        "written through scale; sets spec.replicas; spec.replicas is 0 now");
        assertThat(changes)
                .contains(
                        new Observation.Change(
                                Entity.of("shop", "Deployment", "web"),
                                Instant.parse("2026-01-31T10:00:01Z"),
                                "kubectl-client-side-apply",
                                "revision 2 after 1: - spec.containers[app].image: web:1;"
                                        + " + spec.containers[app].image: web:2;"
                                        + " - spec.containers[app].env[API_TOKEN].value: (withheld);"
                                        + " + spec.containers[app].env[API_TOKEN].value: (withheld)"),
                        new Observation.Change(
                                Entity.of("shop", "Secret", "login"),
                                Instant.parse("2026-01-31T09:58:00Z"),
                                "vault-sync",
                                "written; sets data.password"),
                        new Observation.Change(
                                Entity.of("shop", "NetworkPolicy", "lock"),
                                Instant.parse("2026-01-31T09:59:00Z"),
                                "",
                                "created"),
                        new Observation.Change(
                                Entity.clusterScoped("Node", "node-a"),
                                Instant.parse("2026-01-31T10:02:00Z"),
                                "",
                                "has taint dedicated=batch:NoSchedule"));
        assertThat(changes).noneMatch(c -> c.what().contains("status"));
        assertThat(output.text()).doesNotContain("shop/ConfigMap/old");
    }

    @Test
    void itSaysWhatItLacked() {
        CommandOutput output = cluster.run("inquest changes -n shop --since 1h");

        assertThat(output.text())
                .contains(
                        "no managedFields on networkpolicies",
                        "keep no earlier versions",
                        "what was deleted leaves no trace");
        assertThat(output.observations())
                .filteredOn(Observation.Change.class::isInstance)
                .contains(new Observation.Change(Entity.clusterScoped("Node", "node-a"), null, "", "is cordoned"));
    }

    @Test
    void nothingSecretIsShown() {
        for (String line : List.of(
                "inquest changes -n shop --since 1h",
                "inquest changes secrets -n shop --since 720h",
                "inquest changes secrets,deployments -A",
                "kubectl get secrets -n shop -o yaml",
                "kubectl get secrets -n shop -o json",
                "kubectl get secret login -n shop --sort-by .data.password -L password --show-labels",
                "kubectl describe secret login -n shop",
                "kubectl rollout history deployment/web -n shop",
                "kubectl rollout history deployment/web -n shop --revision 2",
                "inquest topology -n shop")) {
            CommandOutput output = cluster.run(line);

            assertThat(output.text() + output.observations() + output.summary())
                    .as(line)
                    .doesNotContain("canary", "Y2FuYXJ5");
        }
    }

    @Test
    void whatIsNotShownIsNotTakenForUnchanged() {
        CommandOutput output = cluster.run("inquest changes resourcequotas,events -n shop");

        assertThat(output.text()).contains("Forbidden", "(resourcequotas were not shown)");
    }

    private static List<Observation.Change> changes(CommandOutput output) {
        return output.observations().stream()
                .filter(Observation.Change.class::isInstance)
                .map(Observation.Change.class::cast)
                .toList();
    }
}
