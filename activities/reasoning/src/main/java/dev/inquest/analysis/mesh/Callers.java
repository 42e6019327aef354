package dev.inquest.analysis.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.Workloads;
import dev.inquest.analysis.logs.AccessLine;
import dev.inquest.analysis.logs.Call;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.LabelSelectors;
import dev.inquest.mesh.MeshConfig;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Both ends of a call as policies see them: labels, sidecar and identity. */
final class Callers {

    private final MeshSight sight;
    private final List<PodView> pods;
    private final Workloads workloads;

    Callers(MeshSight sight) {
        this.sight = sight;
        this.pods = PodView.all(sight.seen());
        this.workloads = new Workloads(sight.seen());
    }

    /** The labels of the Service's pods: of a pod seen whole, else what the Service selects. */
    Map<String, String> labels(Entity service) {
        ServiceView view = ServiceView.of(sight.seen(), service);
        return pods.stream()
                .filter(p -> view.selects(p.entity(), p.labels()))
                .map(PodView::labels)
                .findFirst()
                .orElse(view.selector());
    }

    /** A pod of the workload that was seen whole. */
    Optional<JsonNode> pod(Entity workload) {
        return pods.stream()
                .filter(p -> !p.object().isMissingNode())
                .filter(p ->
                        workloads.of(p.entity()).equals(workload) || p.entity().equals(workload))
                .map(PodView::object)
                .findFirst();
    }

    /** Whether a policy of a workload selector, in its namespace or for the whole mesh, governs the Service's pods. */
    boolean governs(JsonNode policy, Entity service) {
        String namespace = MeshConfig.namespaceOf(policy);
        boolean inScope = Objects.equals(namespace, service.namespace())
                || namespace.equals(sight.config().options().rootNamespace());
        return inScope
                && LabelSelectors.selects(Fields.map(policy, "spec", "selector", "matchLabels"), labels(service));
    }

    /** What policies can match of the call. */
    PolicyRule.Request request(Call call) {
        Optional<AccessLine> line = AccessLine.of(call.example());
        Optional<JsonNode> caller = pod(call.source()).map(p -> p.path("spec")).or(() -> sight.seen()
                .object(call.source())
                .map(o -> Fields.at(o.what().object(), "spec", "template", "spec")));
        Optional<String> namespace = Optional.ofNullable(call.source().namespace());
        Optional<String> principal = namespace.flatMap(n -> caller.map(spec -> {
            String account = Fields.text(spec, "serviceAccountName");
            return "cluster.local/ns/" + n + "/sa/" + (account.isEmpty() ? "default" : account);
        }));
        boolean plain = pod(call.source()).filter(p -> !MeshConfig.hasProxy(p)).isPresent();
        return new PolicyRule.Request(
                plain ? Optional.of("") : principal,
                plain ? Optional.of("") : namespace,
                line.map(l -> l.request().method()).filter(m -> !m.isEmpty()),
                line.map(l -> l.request().path().replaceFirst("\\?.*$", "")).filter(p -> !p.isEmpty()),
                line.filter(AccessLine::inbound)
                        .map(l -> Integer.toString(l.cluster().port()))
                        .filter(p -> !p.equals("0")));
    }
}
