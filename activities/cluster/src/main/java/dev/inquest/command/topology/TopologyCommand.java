package dev.inquest.command.topology;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.Selection;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.kubernetes.ResourceType;
import dev.inquest.kubernetes.ResourceTypes;
import dev.inquest.observation.Observation.Edge;
import java.util.ArrayList;
import java.util.List;

/** An {@code inquest topology} that was understood. */
record TopologyCommand(String namespace) implements RunnableCommand {

    private static final int MAX_TEXT = 60_000;

    private static final String ISTIO = ".istio.io";

    /** In the order in which looks are spent. */
    private static final List<String> KINDS = List.of(
            "deployments",
            "statefulsets",
            "pods",
            "services",
            "configmaps",
            "replicasets",
            "daemonsets",
            "networkpolicies",
            "persistentvolumeclaims",
            "ingresses",
            "horizontalpodautoscalers",
            "cronjobs",
            "virtualservices",
            "destinationrules",
            "serviceentries",
            "peerauthentications",
            "authorizationpolicies");

    @Override
    public String canonical() {
        return new Arguments.Line("inquest", "topology").option("-n", namespace).toString();
    }

    @Override
    public int estimatedLooks() {
        return KINDS.size();
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        List<JsonNode> objects = new ArrayList<>();
        boolean mesh = true;
        for (String plural : KINDS) {
            ResourceType type = ResourceTypes.of(plural);
            boolean ofMesh = type.group().endsWith(ISTIO);
            if (ofMesh && !mesh) {
                continue;
            }
            switch (reader.list(type, namespace, Selection.ALL)) {
                case ApiReply.Shown shown -> {
                    objects.addAll(shown.objects());
                    out.shown();
                    if (!shown.complete()) {
                        out.text("(not all " + plural + " were read: no look left)");
                    }
                }
                case ApiReply.Withheld withheld -> out.withheld(withheld, null);
                case ApiReply.Absent absent -> {}
                case ApiReply.NoSuchType none -> mesh &= !ofMesh;
            }
        }
        List<Edge> edges = Edges.of(objects);
        int shown = 0;
        for (Edge edge : edges) {
            if (out.length() > MAX_TEXT) {
                break;
            }
            out.text(edge.source() + " " + edge.relation() + " " + edge.target()
                    + (edge.via().isEmpty() ? "" : " (" + edge.via() + ")"));
            out.observe(edge);
            shown++;
        }
        if (shown < edges.size()) {
            out.text("(" + (edges.size() - shown) + " further edges not shown: output too long)");
        }
        out.summarize(edges.size() + " edges in namespace " + namespace);
        return out.build(reader);
    }
}
