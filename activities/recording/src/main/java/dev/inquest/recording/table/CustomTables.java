package dev.inquest.recording.table;

import static dev.inquest.recording.table.PrintedColumn.age;
import static dev.inquest.recording.table.PrintedColumn.objectName;
import static dev.inquest.recording.table.PrintedColumn.text;

import java.util.List;
import java.util.Map;

/** The printer columns that the widely used mesh and gateway definitions declare. Lists print as JSON, as for any CRD. */
final class CustomTables {
    static final Map<String, List<PrintedColumn>> ALL = Map.ofEntries(
            Map.entry(
                    "virtualservices.networking.istio.io",
                    List.of(objectName(), field("Gateways", "spec.gateways"), field("Hosts", "spec.hosts"), age())),
            Map.entry("destinationrules.networking.istio.io", List.of(objectName(), field("Host", "spec.host"), age())),
            Map.entry(
                    "serviceentries.networking.istio.io",
                    List.of(
                            objectName(),
                            field("Hosts", "spec.hosts"),
                            field("Location", "spec.location"),
                            field("Resolution", "spec.resolution"),
                            age())),
            Map.entry(
                    "workloadentries.networking.istio.io",
                    List.of(objectName(), age(), field("Address", "spec.address"))),
            Map.entry(
                    "peerauthentications.security.istio.io",
                    List.of(objectName(), field("Mode", "spec.mtls.mode"), age())),
            Map.entry(
                    "authorizationpolicies.security.istio.io",
                    List.of(objectName(), field("Action", "spec.action"), age())),
            Map.entry(
                    "httproutes.gateway.networking.k8s.io",
                    List.of(objectName(), field("Hostnames", "spec.hostnames"), age())),
            Map.entry(
                    "gatewayclasses.gateway.networking.k8s.io",
                    List.of(objectName(), field("Controller", "spec.controllerName"), age())));

    private CustomTables() {}

    private static PrintedColumn field(String name, String path) {
        return text(name, row -> {
            var value = row.at(path);
            return value.isValueNode() ? value.asText() : value.isMissingNode() ? "" : value.toString();
        });
    }
}
