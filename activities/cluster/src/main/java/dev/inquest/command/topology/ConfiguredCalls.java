package dev.inquest.command.topology;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.observation.Observation.Edge;
import java.util.List;

/** The calls that workloads are configured to make. */
public final class ConfiguredCalls {

    private ConfiguredCalls() {}

    /** Edges from workloads to Services, from these Deployments, StatefulSets, Services and ConfigMaps. */
    public static List<Edge> of(List<JsonNode> objects) {
        return CallGraph.of(objects);
    }
}
