package dev.inquest.command.istioctl;

import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.name;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.Selection;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.LabelSelectors;
import dev.inquest.kubernetes.ResourceTypes;
import dev.inquest.kubernetes.TextTable;
import dev.inquest.mesh.MeshConfig;
import dev.inquest.mesh.ProxyViews;
import dev.inquest.observation.Observation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An {@code istioctl proxy-config} that was understood. */
record ProxyConfigCommand(
        String view,
        String workload,
        String namespace,
        @Nullable String fqdn,
        @Nullable Integer port,
        @Nullable String direction)
        implements RunnableCommand {

    private static final int MAX_TEXT = 60_000;
    private static final int LOOKS = 5;
    private static final String DEPLOYMENT = "deployments/";

    @Override
    public String canonical() {
        return new Arguments.Line("istioctl", "proxy-config", view)
                .word(workload)
                .option("-n", namespace)
                .option("--fqdn", fqdn)
                .option("--port", port)
                .option("--direction", direction)
                .toString();
    }

    @Override
    public int estimatedLooks() {
        return LOOKS;
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        pod(reader, out).ifPresent(pod -> show(pod, reader, out));
        return out.build(reader);
    }

    private void show(JsonNode pod, ClusterReader reader, OutputBuilder out) {
        Entity proxy = Entity.of(namespace, "Pod", name(pod));
        if (!MeshConfig.hasProxy(pod)) {
            out.shown()
                    .text("Error: the pod " + proxy + " has no istio-proxy container: it is not part of the mesh")
                    .summarize(proxy.name() + " has no proxy")
                    .observe(new Observation.Listing("ProxyEntry", namespace, name(pod), true, List.of()));
            return;
        }
        MeshReader objects = new MeshReader(reader, out).list(namespace, "services");
        switch (view) {
            case "cluster" -> objects.withRoot(namespace, "destinationrules");
            case "endpoint" -> objects.list(namespace, "endpoints");
            case "route" -> objects.list(namespace, "virtualservices", "gateways.networking.istio.io");
            default -> objects.withRoot(namespace, "peerauthentications");
        }
        if (view.equals("cluster")) {
            objects.list(namespace, "serviceentries");
        }
        MeshConfig mesh = objects.mesh();
        TextTable table = new ProxyViews(mesh, pod, fqdn, port, direction).view(view);
        TextTable kept = table.within(MAX_TEXT);
        out.shown().text(kept.text());
        if (kept.rows().size() < table.rows().size()) {
            out.text("(" + (table.rows().size() - kept.rows().size()) + " rows not shown; ask with --fqdn or --port)");
        }
        kept.rows().forEach(r -> out.observe(new Observation.ProxyEntry(proxy, view, kept.columns(r))));
        out.summarize(table.rows().size() + " " + view + "s of " + proxy.name());
    }

    private Optional<JsonNode> pod(ClusterReader reader, OutputBuilder out) {
        if (!workload.startsWith(DEPLOYMENT)) {
            return only(reader.get(ResourceTypes.of("pods"), namespace, workload), "Pod", workload, out);
        }
        String deployment = workload.substring(DEPLOYMENT.length());
        return only(reader.get(ResourceTypes.of("deployments"), namespace, deployment), "Deployment", deployment, out)
                .flatMap(d -> podOf(d, reader, out));
    }

    private Optional<JsonNode> podOf(JsonNode deployment, ClusterReader reader, OutputBuilder out) {
        Map<String, String> selector = map(deployment, "spec", "selector", "matchLabels");
        ApiReply pods = reader.list(ResourceTypes.of("pods"), namespace, Selection.labelled(Fields.pairs(selector)));
        if (pods instanceof ApiReply.Shown shown) {
            Optional<JsonNode> first = shown.objects().stream()
                    .filter(p -> LabelSelectors.selectsUnlessEmpty(selector, labels(p)))
                    .findFirst();
            if (first.isEmpty()) {
                out.text("Error: " + workload + " has no pods").summarize(workload + " has no pods");
            }
            return first;
        }
        return only(pods, "Pod", workload, out);
    }

    private Optional<JsonNode> only(ApiReply reply, String kind, String name, OutputBuilder out) {
        Entity entity = Entity.of(namespace, kind, name.replace('/', '-'));
        return switch (reply) {
            case ApiReply.Shown shown -> shown.objects().stream().findFirst();
            case ApiReply.Absent absent -> {
                out.absent(entity, absent.message());
                yield Optional.empty();
            }
            case ApiReply.Withheld withheld -> {
                out.withheld(withheld, entity);
                yield Optional.empty();
            }
            case ApiReply.NoSuchType none -> Optional.empty();
        };
    }
}
