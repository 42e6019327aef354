package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;

/** Ambient mode: traffic goes through the node's proxy, without sidecars. */
final class Ambient {

    private static final String MODE = "istio.io/dataplane-mode";

    private Ambient() {}

    /** Whether the pod's traffic is redirected to the node's proxy. */
    static boolean holds(JsonNode pod) {
        return text(at(pod, "metadata", "annotations"), "ambient.istio.io/redirection")
                .equals("enabled");
    }

    /** Whether the namespace asks for it. */
    static boolean isAsked(JsonNode namespace) {
        return labels(namespace).getOrDefault(MODE, "").equals("ambient");
    }
}
