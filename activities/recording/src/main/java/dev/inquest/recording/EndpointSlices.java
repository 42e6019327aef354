package dev.inquest.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * EndpointSlices derived from recorded Endpoints. On a cluster both say the same, and newer clients read only the slices;
 * a recording that holds slices of its own keeps them.
 */
final class EndpointSlices {
    static final String SLICES = "endpointslices.discovery.k8s.io";
    static final String ENDPOINTS = "endpoints";

    private EndpointSlices() {}

    static void addDerived(Map<String, List<ObjectNode>> objects) {
        if (objects.containsKey(SLICES) || !objects.containsKey(ENDPOINTS)) {
            return;
        }
        List<ObjectNode> slices = new ArrayList<>();
        for (ObjectNode endpoints : objects.getOrDefault(ENDPOINTS, List.of())) {
            JsonNode subsets = endpoints.path("subsets");
            // The controller keeps one empty slice for a service without endpoints.
            for (int i = 0; i < Math.max(1, subsets.size()); i++) {
                slices.add(slice(endpoints, subsets.path(i), i));
            }
        }
        objects.put(SLICES, slices);
    }

    private static ObjectNode slice(ObjectNode endpoints, JsonNode subset, int index) {
        ObjectNode slice =
                RecordedJson.object().put("apiVersion", "discovery.k8s.io/v1").put("kind", "EndpointSlice");
        ObjectNode metadata = endpoints.withObject("/metadata").deepCopy();
        metadata.remove(List.of("annotations", "resourceVersion", "uid"));
        metadata.put("name", RecordedJson.name(endpoints) + "-" + suffix(endpoints, index));
        metadata.put("generateName", RecordedJson.name(endpoints) + "-");
        metadata.withObject("/labels")
                .put("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io")
                .put("kubernetes.io/service-name", RecordedJson.name(endpoints));
        slice.set("metadata", metadata);
        ArrayNode targets = RecordedJson.array();
        subset.path("addresses").forEach(address -> targets.add(endpoint(address, true)));
        subset.path("notReadyAddresses").forEach(address -> targets.add(endpoint(address, false)));
        slice.put("addressType", addressType(targets));
        slice.set("endpoints", targets);
        slice.set("ports", subset.path("ports").isArray() ? subset.get("ports") : RecordedJson.array());
        return slice;
    }

    private static ObjectNode endpoint(JsonNode address, boolean ready) {
        ObjectNode endpoint = RecordedJson.object();
        endpoint.putArray("addresses").add(address.path("ip").asText());
        endpoint.putObject("conditions")
                .put("ready", ready)
                .put("serving", ready)
                .put("terminating", false);
        for (String field : List.of("hostname", "nodeName", "targetRef")) {
            if (address.has(field)) {
                endpoint.set(field, address.get(field));
            }
        }
        return endpoint;
    }

    private static String addressType(ArrayNode targets) {
        return targets.path(0).path("addresses").path(0).asText().contains(":") ? "IPv6" : "IPv4";
    }

    /** Five characters as the controller would append, but the same ones every time. */
    private static String suffix(ObjectNode endpoints, int index) {
        int hash = (RecordedJson.namespace(endpoints) + "/" + RecordedJson.name(endpoints) + "/" + index).hashCode();
        String digits = Integer.toUnsignedString(hash, 36);
        return ("00000" + digits).substring(digits.length());
    }
}
