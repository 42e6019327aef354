package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Fields;
import dev.inquest.analysis.Seen;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who is told to call whom: addresses in a workload's environment that name a Service of its namespace. */
public final class ConfiguredPeers {

    /** An address with the Service's name in group 1 and the port, where it has one, in group 2. */
    static final Pattern ADDRESS = Pattern.compile(
            "(?:[a-z]{2,10}://)?([a-z][a-z0-9-]{1,62})(?:\\.[a-z0-9-]{1,63}(?:\\.svc(?:\\.cluster\\.local)?)?)?(?::(\\d{2,5}))?(?:/.{0,200})?");

    private ConfiguredPeers() {}

    /**
     * @param client the workload
     * @param server the Service that its environment names
     * @param evidence the evidence that shows it
     */
    public record Peer(Entity client, Entity server, int evidence) {}

    /** The peers, in the order seen; only Services that were seen to exist. */
    public static List<Peer> of(Seen seen) {
        List<Peer> peers = new ArrayList<>();
        for (String kind : Workloads.KINDS) {
            for (var workload : seen.objects(kind)) {
                Entity client = workload.what().entity();
                for (String value : values(workload.what().object())) {
                    Matcher address = ADDRESS.matcher(value);
                    if (address.matches() && !address.group(1).equals(client.name())) {
                        Entity server = new Entity(client.namespace(), "Service", address.group(1));
                        if (seen.entities("Service").contains(server)) {
                            peers.add(new Peer(client, server, workload.evidence()));
                        }
                    }
                }
            }
        }
        return peers;
    }

    private static List<String> values(JsonNode workload) {
        List<String> values = new ArrayList<>();
        for (JsonNode container : Fields.list(workload, "spec.template.spec.containers")) {
            for (JsonNode variable : Fields.list(container, "env")) {
                values.add(Fields.text(variable, "value"));
            }
        }
        return values;
    }
}
