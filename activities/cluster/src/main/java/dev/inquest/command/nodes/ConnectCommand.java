package dev.inquest.command.nodes;

import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.name;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.cluster.Observatory.Connection;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.Selection;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.ResourceTypes;
import dev.inquest.observation.Observation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An {@code inquest connect} that was understood. It opens no connection itself: that would take a pod in the cluster. */
record ConnectCommand(String namespace, @Nullable String service) implements RunnableCommand {

    @Override
    public String canonical() {
        return new Arguments.Line("inquest", "connect")
                .option("-n", namespace)
                .word(service)
                .toString();
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        Optional<List<Connection>> tried = reader.observatory().connections(namespace);
        if (tried.isPresent()) {
            reader.time();
            List<Connection> read = reader.afford(tried.get());
            out.shown().cut(tried.get().size() - read.size(), "tried connections");
            show(read.stream().filter(c -> isAsked(c.service())).toList(), out);
        } else {
            addresses(reader, out);
        }
        return out.build(reader);
    }

    private void show(List<Connection> connections, OutputBuilder out) {
        for (Connection connection : connections) {
            String from = connection.from();
            out.text(connection.service() + ":" + connection.port() + (from == null ? "" : " from " + from) + " "
                    + (connection.reached() ? "connected" : "NOT CONNECTED"));
            out.observe(new Observation.Connectivity(
                    Entity.of(namespace, "Service", connection.service()),
                    connection.port(),
                    from == null ? null : Entity.clusterScoped("Node", from),
                    connection.reached()));
        }
        long failed = connections.stream().filter(c -> !c.reached()).count();
        out.summarize(connections.size() + " connections tried, " + failed + " not made");
    }

    private void addresses(ClusterReader reader, OutputBuilder out) {
        out.text("(nobody tries connections here; ready addresses instead)");
        switch (reader.list(ResourceTypes.of("endpoints"), namespace, Selection.ALL)) {
            case ApiReply.Shown shown -> {
                out.shown();
                List<JsonNode> asked =
                        shown.objects().stream().filter(e -> isAsked(name(e))).toList();
                asked.forEach(e -> {
                    out.text(name(e) + " has " + count(e) + " ready addresses");
                    out.observe(new Observation.WholeObject(entity(e), "v1", e));
                });
                out.summarize(asked.size() + " Services, connections not tried");
            }
            case ApiReply.Withheld withheld -> out.withheld(withheld, null);
            case ApiReply.Absent absent -> out.text(absent.message());
            case ApiReply.NoSuchType none -> out.text("no " + none.word() + " here");
        }
    }

    private static long count(JsonNode endpoints) {
        return each(endpoints, "subsets").flatMap(s -> each(s, "addresses")).count();
    }

    private boolean isAsked(String name) {
        return service == null || service.equals(name);
    }
}
