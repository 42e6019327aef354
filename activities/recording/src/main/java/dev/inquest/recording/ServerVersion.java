package dev.inquest.recording;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version the server states: that of the newest recorded kubelet, which a control plane is never older than. */
record ServerVersion(int major, int minor, int patch) {
    private static final ServerVersion DEFAULT = new ServerVersion(1, 32, 0);
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\.(\\d+).*");

    static ServerVersion of(RecordedObjects objects) {
        return objects.type("", "nodes").stream()
                .flatMap(nodes -> objects.of(nodes, null).stream())
                .map(node -> VERSION.matcher(RecordedJson.text(node, "status.nodeInfo.kubeletVersion")
                        .orElse("")))
                .filter(Matcher::matches)
                .map(found -> new ServerVersion(number(found, 1), number(found, 2), number(found, 3)))
                .max(Comparator.comparingInt(ServerVersion::major)
                        .thenComparingInt(ServerVersion::minor)
                        .thenComparingInt(ServerVersion::patch))
                .orElse(DEFAULT);
    }

    ObjectNode toJson() {
        return RecordedJson.object()
                .put("major", Integer.toString(major))
                .put("minor", Integer.toString(minor))
                .put("gitVersion", "v" + major + "." + minor + "." + patch)
                .put("gitCommit", "")
                .put("gitTreeState", "clean")
                .put("buildDate", "")
                .put("goVersion", "")
                .put("compiler", "gc")
                .put("platform", "linux/amd64");
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
