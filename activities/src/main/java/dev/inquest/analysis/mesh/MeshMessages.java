package dev.inquest.analysis.mesh;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Seen;
import dev.inquest.analysis.Sighted;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.observation.Observation.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Messages of {@code istioctl analyze}, by their codes (Istio, configuration analysis messages). */
public final class MeshMessages implements Analyzer {

    @Override
    public List<Finding> analyze(Seen seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (Sighted<Message> message : seen.messages()) {
            Message m = message.what();
            String code = code(m);
            found.add(new Finding(
                    code,
                    m.entity(),
                    code.equals("mesh.analysis-note") ? Severity.INFO : m.severity(),
                    m.code() + ": " + m.text(),
                    List.of(message.evidence())));
        }
        return found;
    }

    private static String code(Message message) {
        String text = message.text().toLowerCase(Locale.ROOT);
        return switch (message.code()) {
            case "IST0101" -> {
                if (text.contains("subset")) {
                    yield "mesh.subset-missing";
                }
                yield text.contains("gateway")
                        ? "mesh.gateway-missing"
                        : text.contains("host") ? "mesh.host-missing" : "mesh.reference-missing";
            }
            case "IST0113" -> "mesh.mtls-modes-conflict";
            case "IST0102", "IST0103" -> "mesh.not-injected";
            case "IST0109" -> "mesh.routes-conflict";
            case "IST0118" -> "mesh.port-name-unconventional";
            case "IST0104", "IST0162" -> "mesh.gateway-port-unserved";
            default -> "mesh.analysis-note";
        };
    }
}
