package dev.inquest.analysis.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation.Connectivity;
import dev.inquest.observation.Observation.NodeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NodeAnalyzersTest {

    @Test
    void namesTheServiceThatDoesNotRun() {
        Observed seen = new Observed()
                .add(service("n1", "kubelet", "stopped"))
                .add(service("n2", "containerd", "failed"))
                .add(service("n3", "kube-proxy", "stopped"))
                .add(service("m", "kube-controller-manager", "stopped"));

        assertThat(seen.findings(new NodeServiceStates()))
                .containsExactly(
                        "node.kubelet-silent Node/n1",
                        "node.runtime-down Node/n2",
                        "node.proxy-down Node/n3",
                        "control-plane.controller-manager-down Node/m");
    }

    @Test
    void aStoppedSchedulerHarmsThePodsThatWaitForANode() {
        Observed seen =
                new Observed().add(service("m", "kube-scheduler", "stopped")).pod("web-1", "0/1", "Pending", "0");

        assertThat(seen.findings(new NodeServiceStates()))
                .containsExactly("control-plane.scheduler-down Node/m", "pod.scheduler-down ns/Pod/web-1");
    }

    @Test
    void anIdleSecondRuntimeOrStandbyHarmsNobody() {
        Observed seen = new Observed()
                .add(service("n1", "containerd", "running"))
                .add(service("n1", "docker", "stopped"))
                .add(service("n1", "kubelet", "running"))
                .add(service("n1", "kube-proxy", "unknown"));
        Observed standby = new Observed()
                .add(service("m1", "kube-scheduler", "running"))
                .add(service("m2", "kube-scheduler", "stopped"))
                .pod("web-1", "0/1", "Pending", "0");

        assertThat(seen.findings(new NodeServiceStates())).isEmpty();
        assertThat(standby.findings(new NodeServiceStates())).containsExactly("control-plane.scheduler-down Node/m2");
    }

    @Test
    void aServiceThatNobodyReachesAlthoughReadyIsToldFromOneWithoutAddresses() {
        Observed seen = new Observed()
                .add(new Connectivity(Entity.of("ns", "Service", "db"), 5432, null, false))
                .add(new Connectivity(Entity.of("ns", "Service", "web"), 80, null, true))
                .add(new Connectivity(Entity.of("ns", "Service", "gone"), 80, null, false))
                .objects("""
                        {apiVersion: v1, kind: Endpoints, metadata: {name: db, namespace: ns},
                         subsets: [{addresses: [{ip: 10.0.0.1}]}]}""");

        assertThat(seen.findings(new Connections()))
                .containsExactly(
                        "service.unreachable-although-ready ns/Service/db", "service.unreachable ns/Service/gone");
    }

    @Test
    void aNodeThatAloneReachesNobodyIsBlamed() {
        Observed seen = new Observed();
        for (String service : new String[] {"a", "b", "c"}) {
            seen.add(from("n1", service, false)).add(from("n2", service, true));
        }

        assertThat(seen.findings(new Connections())).containsExactly("node.reaches-nobody Node/n1");
    }

    @Test
    void aTargetPortThatTheTemplateDoesNotDeclareIsFoundUnlessTheServiceWasReached() {
        String objects = """
                {apiVersion: v1, kind: Service, metadata: {name: db, namespace: ns},
                 spec: {selector: {app: db}, ports: [{port: 5432, targetPort: 5433}]}}
                ---
                {apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db, namespace: ns},
                 spec: {template: {metadata: {labels: {app: db}},
                  spec: {containers: [{name: a, ports: [{containerPort: 5432}]}]}}}}""";

        assertThat(new Observed().objects(objects).findings(new TemplatePorts()))
                .containsExactly("service.target-port-not-served ns/Service/db");
        assertThat(new Observed().objects(objects.replace("5433", "5432")).findings(new TemplatePorts()))
                .isEmpty();
        assertThat(new Observed()
                        .objects(objects)
                        .add(new Connectivity(Entity.of("ns", "Service", "db"), 5432, null, true))
                        .findings(new TemplatePorts()))
                .isEmpty();
    }

    private static NodeService service(String node, String name, String state) {
        return new NodeService(Entity.clusterScoped("Node", node), name, state, state);
    }

    private static Connectivity from(@Nullable String node, String service, boolean reached) {
        return new Connectivity(
                Entity.of("ns", "Service", service),
                80,
                node == null ? null : Entity.clusterScoped("Node", node),
                reached);
    }
}
