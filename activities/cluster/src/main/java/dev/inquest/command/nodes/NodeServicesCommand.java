package dev.inquest.command.nodes;

import dev.inquest.cluster.Observatory.NodeService;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An {@code inquest node-services} that was understood. */
record NodeServicesCommand(@Nullable String node) implements RunnableCommand {

    @Override
    public String canonical() {
        return new Arguments.Line("inquest", "node-services").word(node).toString();
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        Optional<List<NodeService>> monitored = reader.observatory().nodeServices();
        List<NodeService> services =
                monitored
                        .map(all -> read(all, reader, out))
                        .orElseGet(() -> new HeartBeats(reader, out).services())
                        .stream()
                        .filter(s -> node == null || s.node().equals(node))
                        .toList();
        for (NodeService service : services) {
            String state = service.state().name().toLowerCase(Locale.ROOT);
            out.text(service.node() + " " + service.service() + ": " + state + " (" + service.detail() + ")");
            out.observe(new Observation.NodeService(
                    Entity.clusterScoped("Node", service.node()), service.service(), state, service.detail()));
        }
        long down = services.stream()
                .filter(s -> !List.of("RUNNING", "UNKNOWN").contains(s.state().name()))
                .count();
        out.summarize(services.size() + " node services, " + down + " not running");
        return out.build(reader);
    }

    private static List<NodeService> read(List<NodeService> all, ClusterReader reader, OutputBuilder out) {
        reader.time();
        List<NodeService> read = reader.afford(all);
        out.shown().cut(all.size() - read.size(), "node services");
        return read;
    }
}
