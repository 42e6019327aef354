package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.LabelIndex;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.ServiceView;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
                StreamSupport.stream(Fields.at(probe, "exec", "command").spliterator(), false)
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

    /**
     * Whether somebody says that the container serves the port: its own declaration; where it declares none, its
     * environment's PORT and the Services that send to the pod. Where nobody says anything it is taken to serve any.
     */
    static boolean served(EvidenceIndex seen, PodView pod, JsonNode container, String port) {
        Set<String> served = Fields.list(container, "ports").stream()
                .map(p -> Fields.text(p, "containerPort"))
                .collect(Collectors.toCollection(HashSet::new));
        if (served.isEmpty()) {
            Fields.list(container, "env").stream()
                    .filter(v -> Fields.text(v, "name").equals("PORT"))
                    .map(v -> Fields.text(v, "value"))
                    .filter(v -> v.matches("\\d{2,5}"))
                    .forEach(served::add);
        }
        if (served.isEmpty() && Fields.list(pod.object(), "spec", "containers").size() == 1) {
            served.addAll(targets(seen, pod));
        }
        return served.isEmpty() || served.contains(port);
    }

    private static Set<String> targets(EvidenceIndex seen, PodView pod) {
        return seen.get(SERVICES).getOrDefault(pod.entity(), Set.of());
    }

    /** By pod the numbers that Services send to. */
    private static final EvidenceIndex.View<Map<Entity, Set<String>>> SERVICES = EvidenceIndex.view(seen -> {
        Map<Entity, Set<String>> targets = new HashMap<>();
        for (ServiceView service : ServiceView.all(seen)) {
            Set<String> numbers = service.ports().stream()
                    .map(ServiceView.Port::target)
                    .filter(t -> t.matches("\\d+"))
                    .collect(Collectors.toSet());
            LabelIndex.pods(seen)
                    .selected(service.entity().namespace(), service.selector())
                    .forEach(p -> targets.computeIfAbsent(p.entity(), e -> new HashSet<>())
                            .addAll(numbers));
        }
        return targets;
    });

    /** Whether the port's own name says that it speaks something else than HTTP. */
    static boolean speaksOtherThanHttp(JsonNode container, String port) {
        return Fields.list(container, "ports").stream()
                .filter(p -> Fields.text(p, "containerPort").equals(port))
                .anyMatch(
                        p -> Fields.text(p, "name").matches("(grpc|redis|mysql|postgres|mongo|amqp|kafka|tcp)(-.*)?"));
    }
}
