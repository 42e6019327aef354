package dev.inquest.analysis.kubernetes;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.PodSpec;
import dev.inquest.incident.Entity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who is told to call whom: addresses in a workload's settings that name a Service. */
public final class ConfiguredPeers {

    private static final EvidenceIndex.View<List<Peer>> PEERS = EvidenceIndex.view(ConfiguredPeers::read);

    private ConfiguredPeers() {}

    /**
     * @param client the workload
     * @param server the Service that its settings name
     * @param evidence the evidence that shows it
     */
    public record Peer(Entity client, Entity server, int evidence) {}

    /** The peers, in the order seen, each once; only Services that were seen to exist. */
    public static List<Peer> of(EvidenceIndex seen) {
        return seen.get(PEERS);
    }

    private static List<Peer> read(EvidenceIndex seen) {
        Map<String, Peer> peers = new LinkedHashMap<>();
        for (PodSpec spec : PodSpec.all(seen)) {
            if (spec.owner().kind().equals("Pod")) {
                continue;
            }
            Entity client = spec.owner();
            List<Environment.Setting> settings = Environment.of(seen, spec);
            for (Environment.Setting setting : settings) {
                Stream.concat(
                                Address.of(setting, settings).stream()
                                        .flatMap(a -> a.service(seen, client.namespace()).stream()),
                                bare(setting.value(), client))
                        .filter(s -> !s.name().equals(client.name()) && seen.knows(s))
                        .forEach(s -> peers.putIfAbsent(client + " " + s, new Peer(client, s, spec.evidence())));
            }
        }
        return List.copyOf(peers.values());
    }

    /** A value that is nothing but the name of a Service means it, whatever the variable is called. */
    private static Stream<Entity> bare(String value, Entity client) {
        return value.matches("[a-z][a-z0-9-]{1,62}")
                ? Stream.of(new Entity(client.namespace(), "Service", value))
                : Stream.empty();
    }
}
