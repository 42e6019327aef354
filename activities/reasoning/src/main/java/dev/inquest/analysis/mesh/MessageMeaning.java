package dev.inquest.analysis.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.mesh.MeshConfig;
import dev.inquest.observation.Observation.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a message of the configuration's analysis means for an incident (Istio, configuration analysis messages). */
final class MessageMeaning {

    private static final Pattern REFERENCE = Pattern.compile("not found: \"([^\"+:]{1,260})[^\"]{0,200}\"");
    private static final Pattern TARGET = Pattern.compile(" to ([a-z0-9.-]{1,260}\\.svc\\.cluster\\.local)");

    private final MeshSight sight;
    private final Traffic traffic;

    MessageMeaning(MeshSight sight, Traffic traffic) {
        this.sight = sight;
        this.traffic = traffic;
    }

    /** The finding: a mistake that explains calls that fail, or might; a note where it explains none that is made. */
    Finding of(Message message, List<Integer> evidence) {
        Optional<String> code = code(message);
        Optional<Severity> weight = traffic.weigh(services(message));
        if (code.isEmpty() || weight.isEmpty()) {
            return MeshMessages.note(message, evidence);
        }
        Severity severity = message.severity() == Severity.INFO ? Severity.INFO : weight.get();
        return new Finding(code.get(), message.entity(), severity, message.code() + ": " + message.text(), evidence);
    }

    private static Optional<String> code(Message message) {
        String text = message.text().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(
                switch (message.code()) {
                    case "IST0101" -> reference(message.entity().kind(), text);
                    case "IST0113", "INQ-MTLS" ->
                        text.contains("carry no sidecar") || text.contains("outside the mesh")
                                ? "mesh.mtls-to-plain-server"
                                : "mesh.mtls-modes-conflict";
                    case "IST0103" -> "mesh.not-injected";
                    case "IST0109" -> "mesh.routes-conflict";
                    case "IST0118" -> "mesh.port-name-unconventional";
                    case "IST0104", "IST0162" -> "mesh.gateway-port-unserved";
                    case "IST0132" -> "mesh.host-not-in-gateway";
                    case "IST0145" -> "mesh.gateways-conflict";
                    case "IST0149" -> "mesh.claims-not-authenticated";
                    case "IST0161" -> "mesh.gateway-credential-invalid";
                    case "IST0173" -> "mesh.subset-selects-nothing";
                    default -> null;
                });
    }

    private static @Nullable String reference(String kind, String text) {
        if (text.contains("credentialname")) {
            return "mesh.gateway-credential-missing";
        }
        if (text.contains("subset")) {
            return "mesh.subset-missing";
        }
        if (text.contains("referenced gateway") || kind.equals("Gateway")) {
            return text.contains("selector") ? "mesh.gateway-selects-nothing" : "mesh.gateway-missing";
        }
        return text.contains("referenced host") ? "mesh.host-missing" : null;
    }

    /** The Services whose callers would meet the mistake. */
    private List<Entity> services(Message message) {
        Entity about = message.entity();
        List<Entity> services = new ArrayList<>();
        if (about.kind().equals("Service")) {
            services.add(about);
        }
        JsonNode object = sight.seen().object(about).map(o -> o.what().object()).orElse(null);
        if (object != null) {
            List<String> hosts = new ArrayList<>(List.of(Fields.text(object, "spec", "host")));
            Fields.list(object, "spec", "hosts").forEach(h -> hosts.add(h.asText()));
            hosts.removeIf(String::isEmpty);
            services.addAll(sight.services(object, hosts));
        }
        sight.seen().edges().stream()
                .map(e -> e.what())
                .filter(e -> e.relation().equals("governed-by") && e.target().equals(about))
                .forEach(e -> services.add(e.source()));
        for (Pattern named : List.of(REFERENCE, TARGET)) {
            Matcher host = named.matcher(message.text());
            while (host.find() && about.namespace() != null) {
                MeshConfig.serviceEntity(MeshConfig.fullHost(host.group(1), about.namespace()))
                        .ifPresent(services::add);
            }
        }
        return services;
    }
}
