package dev.inquest.command.reach;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.pairs;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.ResourceTypes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** From the name of what is called to a port of a pod: Service, its port, its endpoints, the container's port. */
final class ServiceSteps {

    private final Sight sight;
    private final Trail trail;

    ServiceSteps(Sight sight, Trail trail) {
        this.sight = sight;
        this.trail = trail;
    }

    /** Where the call ends, as far as it gets. */
    Optional<Destination> judge(Party to, String port) {
        if (!to.isService()) {
            return direct(to, port);
        }
        JsonNode service = to.object();
        if (text(service, "spec", "type").equals("ExternalName")) {
            trail.step(
                    ReachVerdict.UNKNOWN,
                    "service",
                    to.entity(),
                    "is an alias of " + text(service, "spec", "externalName") + ", outside of what is seen here");
            return Optional.empty();
        }
        Optional<JsonNode> servicePort = servicePort(service, port);
        if (servicePort.isEmpty()) {
            return Optional.empty();
        }
        endpoints(to, servicePort.get());
        return to.representative().map(pod -> {
            Destination destination = new Destination(
                    pod,
                    targetPort(service, servicePort.get()),
                    text(servicePort.get(), "port"),
                    or(text(servicePort.get(), "protocol"), "TCP"));
            containerPort(to.entity(), destination);
            return destination;
        });
    }

    private Optional<Destination> direct(Party to, String port) {
        Optional<List<JsonNode>> pods = to.pods();
        if (pods.isEmpty()) {
            trail.step(ReachVerdict.UNKNOWN, "pods", to.entity(), "its pods were not shown");
        } else {
            readiness(to, pods.get(), "pods");
        }
        return to.representative().map(pod -> {
            Destination destination = new Destination(pod, port, "", "TCP");
            containerPort(to.entity(), destination);
            return destination;
        });
    }

    private Optional<JsonNode> servicePort(JsonNode service, String port) {
        Optional<JsonNode> found = each(service, "spec", "ports")
                .filter(p -> text(p, "port").equals(port) || text(p, "name").equals(port))
                .findFirst();
        String ports = each(service, "spec", "ports")
                .map(p -> text(p, "port") + (text(p, "name").isEmpty() ? "" : " (" + text(p, "name") + ")"))
                .collect(Collectors.joining(", "));
        if (found.isPresent()) {
            trail.step(
                    ReachVerdict.OK,
                    "service",
                    entity(service),
                    "port " + port + " goes to target port " + targetPort(service, found.get()));
            return found;
        }
        boolean target = each(service, "spec", "ports")
                .anyMatch(p -> text(p, "targetPort").equals(port));
        trail.step(
                ReachVerdict.DENIED,
                "service",
                entity(service),
                "has no port " + port + "; its ports are " + or(ports, "none")
                        + (target ? "; " + port + " is a target port, not the Service's" : ""));
        return Optional.empty();
    }

    /** A headless Service translates nothing: its name gives the pods, called at the port itself. */
    private static String targetPort(JsonNode service, JsonNode port) {
        return text(service, "spec", "clusterIP").equals("None")
                ? text(port, "port")
                : or(text(port, "targetPort"), text(port, "port"));
    }

    private void endpoints(Party to, JsonNode servicePort) {
        JsonNode service = to.object();
        Sight.Found found = sight.get(ResourceTypes.of("endpoints"), to.namespace(), name(service));
        Optional<List<JsonNode>> pods = to.pods();
        boolean selectsNone = pods.isPresent()
                && pods.get().isEmpty()
                && !map(service, "spec", "selector").isEmpty();
        if (selectsNone) {
            trail.step(
                    ReachVerdict.DENIED,
                    "endpoints",
                    to.entity(),
                    "selector " + pairs(map(service, "spec", "selector")) + " selects no pod");
        } else if (found.object() != null) {
            addresses(found.object(), servicePort);
        } else if (pods.isPresent() && !pods.get().isEmpty()) {
            readiness(to, pods.get(), "endpoints");
        } else {
            Entity endpoints = Entity.of(to.namespace(), "Endpoints", name(service));
            trail.step(
                    found.known() ? ReachVerdict.DENIED : ReachVerdict.UNKNOWN,
                    "endpoints",
                    endpoints,
                    found.known() ? "there are no endpoints" : "endpoints and pods were not shown");
        }
    }

    private void addresses(JsonNode endpoints, JsonNode servicePort) {
        List<JsonNode> subsets = each(endpoints, "subsets")
                .filter(s -> at(s, "ports").isEmpty()
                        || each(s, "ports").anyMatch(p -> text(p, "name").equals(text(servicePort, "name"))))
                .toList();
        long ready = subsets.stream().mapToLong(s -> at(s, "addresses").size()).sum();
        long waiting = subsets.stream()
                .mapToLong(s -> at(s, "notReadyAddresses").size())
                .sum();
        String notReady = subsets.stream()
                .flatMap(s -> each(s, "notReadyAddresses"))
                .map(a -> text(a, "targetRef", "name"))
                .limit(3)
                .collect(Collectors.joining(", "));
        trail.step(
                ReachVerdict.of(ready > 0),
                "endpoints",
                entity(endpoints),
                ready + " ready" + (waiting == 0 ? "" : ", " + waiting + " not ready: " + notReady));
    }

    private void readiness(Party to, List<JsonNode> pods, String step) {
        List<JsonNode> ready = pods.stream().filter(ServiceSteps::isReady).toList();
        trail.step(
                ReachVerdict.of(!ready.isEmpty()),
                step,
                to.entity(),
                ready.size() + " of " + pods.size() + " pods ready");
    }

    private static boolean isReady(JsonNode pod) {
        return each(pod, "status", "conditions")
                .anyMatch(c ->
                        text(c, "type").equals("Ready") && text(c, "status").equals("True"));
    }

    private void containerPort(Entity to, Destination destination) {
        String declared = Destination.ports(destination.pod())
                .map(p -> text(p, "containerPort") + (text(p, "name").isEmpty() ? "" : " (" + text(p, "name") + ")"))
                .distinct()
                .collect(Collectors.joining(", "));
        Entity pod = entity(destination.pod());
        OptionalInt number = destination.number();
        if (number.isEmpty()) {
            trail.step(
                    ReachVerdict.DENIED,
                    "target-port",
                    to,
                    "target port " + destination.targetPort() + " is the name of no container port; declared are "
                            + or(declared, "none"));
            return;
        }
        boolean isDeclared = Destination.ports(destination.pod())
                .anyMatch(p -> at(p, "containerPort").asInt() == number.getAsInt());
        trail.step(
                isDeclared ? ReachVerdict.OK : ReachVerdict.UNKNOWN,
                "target-port",
                pod,
                isDeclared
                        ? "a container declares port " + number.getAsInt()
                        : "no container declares port " + number.getAsInt() + "; declared are " + or(declared, "none")
                                + " (a process may listen on a port that is not declared)");
    }
}
