package dev.inquest.command;

import dev.inquest.command.istioctl.AnalyzeSpec;
import dev.inquest.command.istioctl.ProxyConfigSpec;
import dev.inquest.command.kubectl.DescribeSpec;
import dev.inquest.command.kubectl.EventsSpec;
import dev.inquest.command.kubectl.GetSpec;
import dev.inquest.command.kubectl.LogsSpec;
import dev.inquest.command.metrics.MetricsSpec;
import dev.inquest.command.metrics.PromqlSpec;
import dev.inquest.command.nodes.CallsSpec;
import dev.inquest.command.nodes.ConnectSpec;
import dev.inquest.command.nodes.ErrorLogsSpec;
import dev.inquest.command.nodes.NodeServicesSpec;
import dev.inquest.command.topology.TopologySpec;
import java.util.List;

/** The commands that every cluster is asked with, in the order of the help. */
final class StandardCommands {

    private StandardCommands() {}

    static List<CommandSpec> all() {
        return List.of(
                new GetSpec(),
                new DescribeSpec(),
                new LogsSpec(),
                new EventsSpec(),
                new AnalyzeSpec(),
                new ProxyConfigSpec(),
                new TopologySpec(),
                new CallsSpec(),
                new ConnectSpec(),
                new NodeServicesSpec(),
                new ErrorLogsSpec(),
                new MetricsSpec(),
                new PromqlSpec());
    }
}
