package dev.inquest.command.reach;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The other side of a call, as a NetworkPolicy sees it.
 *
 * @param name the pod, or null when it was not seen
 * @param namespace its namespace
 * @param labels its labels
 * @param known whether its labels are known
 * @param ip its address, empty when it has none
 */
record PolicyPeer(@Nullable String name, String namespace, Map<String, String> labels, boolean known, String ip) {

    PolicyPeer {
        labels = Map.copyOf(labels);
    }

    String words() {
        return name == null ? "the pods asked in " + namespace : namespace + "/Pod/" + name;
    }
}
