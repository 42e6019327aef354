package dev.inquest.analysis.mesh;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.observation.Observation.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Mistakes in the mesh's configuration: those that {@code istioctl analyze} told, and the same analysis over the objects
 * that were seen whole.
 */
public final class MeshMessages implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        MeshSight sight = MeshSight.of(seen);
        MessageMeaning meaning = new MessageMeaning(sight, new Traffic(seen));
        List<Finding> found = new ArrayList<>();
        for (Cited<Message> message : seen.messages()) {
            found.add(meaning.of(message.what(), List.of(message.evidence())));
        }
        for (dev.inquest.mesh.MeshAnalyzer one : dev.inquest.mesh.MeshAnalyzer.all()) {
            for (var f : one.analyze(sight.config())) {
                List<Integer> evidence = evidence(sight, f.entity(), f.code());
                if (!evidence.isEmpty() && !f.code().equals("IST0102")) {
                    found.add(meaning.of(new Message(f.code(), f.severity(), f.entity(), f.line()), evidence));
                }
            }
        }
        return found;
    }

    /** The object, and the lists by which something is known to be missing or to contradict it. */
    private static List<Integer> evidence(MeshSight sight, Entity entity, String code) {
        TreeSet<Integer> evidence = new TreeSet<>(sight.evidence(List.of(entity)));
        if (evidence.isEmpty()) {
            return List.of();
        }
        List<String> compared =
                switch (code) {
                    case "INQ-MTLS" -> List.of("DestinationRule", "PeerAuthentication");
                    case "IST0101" -> List.of("Service", "DestinationRule", "Gateway");
                    case "IST0173" -> List.of("Pod");
                    default -> List.of();
                };
        for (String kind : compared) {
            sight.seen().listing(kind, entity.namespace()).ifPresent(l -> evidence.add(l.evidence()));
            if (code.equals("INQ-MTLS")) {
                sight.objects(kind).forEach(o -> evidence.add(o.evidence()));
            }
        }
        return List.copyOf(evidence);
    }

    /** What is only worth a note. */
    static Finding note(Message message, List<Integer> evidence) {
        return new Finding(
                "mesh.analysis-note",
                message.entity(),
                Severity.INFO,
                message.code() + ": " + message.text(),
                evidence);
    }
}
