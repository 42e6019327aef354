package dev.inquest.command.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.cluster.Observatory.Call;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.Selection;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.command.topology.ConfiguredCalls;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.ResourceTypes;
import dev.inquest.observation.Observation.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An {@code inquest calls} that was understood. */
record CallsCommand(String namespace, @Nullable String service) implements RunnableCommand {

    private static final int MAX_EDGES = 1_000;
    private static final List<String> CONFIGURED = List.of("deployments", "statefulsets", "services", "configmaps");

    @Override
    public String canonical() {
        return new Arguments.Line("inquest", "calls")
                .option("-n", namespace)
                .word(service)
                .toString();
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        Optional<List<Call>> traced = reader.observatory().calls(namespace);
        List<Edge> edges;
        if (traced.isPresent()) {
            reader.time();
            List<Call> read = reader.afford(traced.get());
            out.shown().cut(traced.get().size() - read.size(), "traced calls");
            edges = read.stream().map(this::edge).toList();
        } else {
            out.text("(no traces here; calls that workloads are configured to make instead)");
            edges = configured(reader, out);
        }
        List<Edge> asked = edges.stream()
                .filter(e -> service == null
                        || e.source().name().equals(service)
                        || e.target().name().equals(service))
                .toList();
        asked.stream().limit(MAX_EDGES).forEach(e -> {
            out.text(e.source().name() + " calls " + e.target().name() + " (" + e.via() + ")");
            out.observe(e);
        });
        if (asked.size() > MAX_EDGES) {
            out.text("(" + (asked.size() - MAX_EDGES) + " further calls not shown)");
        }
        out.summarize(asked.size() + " calls");
        return out.build(reader);
    }

    private Edge edge(Call call) {
        return new Edge(
                Entity.of(namespace, "Service", call.caller()),
                Entity.of(namespace, "Service", call.callee()),
                "calls",
                "traces");
    }

    private List<Edge> configured(ClusterReader reader, OutputBuilder out) {
        List<JsonNode> objects = new ArrayList<>();
        for (String plural : CONFIGURED) {
            switch (reader.list(ResourceTypes.of(plural), namespace, Selection.ALL)) {
                case ApiReply.Shown shown -> {
                    out.shown();
                    objects.addAll(shown.objects());
                }
                case ApiReply.Withheld withheld -> out.withheld(withheld, null);
                case ApiReply.Absent absent -> {}
                case ApiReply.NoSuchType none -> {}
            }
        }
        return ConfiguredCalls.of(objects);
    }
}
