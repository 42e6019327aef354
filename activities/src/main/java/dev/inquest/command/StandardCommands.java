package dev.inquest.command;

import dev.inquest.command.changes.ChangesSpec;
import dev.inquest.command.istioctl.AnalyzeSpec;
import dev.inquest.command.istioctl.ProxyConfigSpec;
import dev.inquest.command.kubectl.ApiResourcesSpec;
import dev.inquest.command.kubectl.CanISpec;
import dev.inquest.command.kubectl.DescribeSpec;
import dev.inquest.command.kubectl.EventsSpec;
import dev.inquest.command.kubectl.GetSpec;
import dev.inquest.command.kubectl.LogsSpec;
import dev.inquest.command.kubectl.RolloutHistorySpec;
import dev.inquest.command.kubectl.TopSpec;
import dev.inquest.command.reach.ReachSpec;
import dev.inquest.command.topology.TopologySpec;
import java.util.List;

/** The commands that need nothing but the Kubernetes API, in the order of the help. */
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
                new TopologySpec(),
                new ReachSpec(),
                new ChangesSpec());
    }
}
