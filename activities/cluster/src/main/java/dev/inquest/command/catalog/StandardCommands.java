package dev.inquest.command.catalog;

import dev.inquest.command.changes.ChangesSpec;
import dev.inquest.command.grammar.CommandSpec;
import dev.inquest.command.istioctl.AnalyzeSpec;
import dev.inquest.command.istioctl.AuthnSpec;
import dev.inquest.command.istioctl.ProxyConfigSpec;
import dev.inquest.command.kubectl.ApiResourcesSpec;
import dev.inquest.command.kubectl.CanISpec;
import dev.inquest.command.kubectl.DescribeSpec;
import dev.inquest.command.kubectl.EventsSpec;
import dev.inquest.command.kubectl.GetSpec;
import dev.inquest.command.kubectl.LogsSpec;
import dev.inquest.command.kubectl.RolloutHistorySpec;
import dev.inquest.command.kubectl.TopSpec;
import dev.inquest.command.metrics.MetricsSpec;
import dev.inquest.command.metrics.PromqlSpec;
import dev.inquest.command.nodes.NodeServicesSpec;
import dev.inquest.command.nodes.ServiceSpec;
import dev.inquest.command.reach.ReachSpec;
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
                new TopSpec(),
                new RolloutHistorySpec(),
                new CanISpec(),
                new ApiResourcesSpec(),
                new AnalyzeSpec(),
                new ProxyConfigSpec(),
                new AuthnSpec(),
                new TopologySpec(),
                new ReachSpec(),
                new ChangesSpec(),
                ServiceSpec.calls(),
                ServiceSpec.connect(),
                new NodeServicesSpec(),
                ServiceSpec.errorLogs(),
                new MetricsSpec(),
                new PromqlSpec());
    }
}
