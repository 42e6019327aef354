package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.text;

import dev.inquest.incident.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** ServiceEntries for TCP without addresses (IST0134): their traffic cannot be told from others'. */
final class ServiceEntryAddresses implements MeshAnalyzer {

    private static final Set<String> TCP = Set.of("", "TCP");

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        if (mesh.options().allocatesAddresses()) {
            return List.of();
        }
        return mesh.all("ServiceEntry").stream()
                .filter(e -> at(e, "spec", "addresses").isEmpty()
                        && at(e, "status", "addresses").isEmpty())
                .filter(e -> each(e, "spec", "ports")
                        .anyMatch(p -> TCP.contains(text(p, "protocol").toUpperCase(Locale.ROOT))))
                .map(e -> new MeshMessage(
                        "IST0134",
                        "ServiceEntryAddressesRequired",
                        Severity.WARNING,
                        entity(e),
                        "ServiceEntry addresses are required for this protocol."))
                .toList();
    }
}
