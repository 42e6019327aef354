package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Fields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The port a probe asks, and whether its container declares it. */
final class ProbePort {

    private static final Pattern ADDRESS = Pattern.compile("(?:-addr=?|localhost|127\\.0\\.0\\.1).{0,20}?:(\\d{2,5})");

    private ProbePort() {}

    /** The port as a number in text, or an empty text when the probe asks none. */
    static String of(JsonNode container, JsonNode probe) {
        for (String how : new String[] {"httpGet", "tcpSocket", "grpc"}) {
            String port = Fields.text(probe.path(how), "port");
            if (!port.isEmpty()) {
                return resolved(container, port);
            }
        }
        String command = String.join(
                " ",
                StreamSupport.stream(Fields.at(probe, "exec.command").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
        Matcher address = ADDRESS.matcher(command);
        return address.find() ? address.group(1) : "";
    }

    private static String resolved(JsonNode container, String port) {
        return Fields.list(container, "ports").stream()
                .filter(p -> Fields.text(p, "name").equals(port))
                .map(p -> Fields.text(p, "containerPort"))
                .findFirst()
                .orElse(port);
    }

    /** Whether the container declares the port; one that declares no port at all is taken to serve any. */
    static boolean declared(JsonNode container, String port) {
        var ports = Fields.list(container, "ports");
        return ports.isEmpty()
                || ports.stream().anyMatch(p -> Fields.text(p, "containerPort").equals(port));
    }
}
