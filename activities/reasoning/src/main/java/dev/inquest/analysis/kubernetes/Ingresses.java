package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.ServiceView;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ingresses that lead nowhere: to a Service or port that does not exist, of a class nobody serves, with a missing certificate. */
public final class Ingresses implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (Cited<WholeObject> ingress : seen.objects("Ingress")) {
            JsonNode spec = ingress.what().object().path("spec");
            backend(seen, ingress, Fields.at(spec, "defaultBackend", "service"), found);
            for (JsonNode rule : Fields.list(spec, "rules")) {
                Fields.list(rule, "http", "paths")
                        .forEach(p -> backend(seen, ingress, Fields.at(p, "backend", "service"), found));
            }
            ingressClass(seen, ingress, found);
            for (JsonNode tls : Fields.list(spec, "tls")) {
                certificate(seen, ingress, Fields.text(tls, "secretName"), found);
            }
        }
        return found;
    }

    private static void backend(EvidenceIndex seen, Cited<WholeObject> ingress, JsonNode backend, List<Finding> found) {
        String name = Fields.text(backend, "name");
        if (name.isEmpty()) {
            return;
        }
        Entity entity = ingress.what().entity();
        Entity service = new Entity(entity.namespace(), "Service", name);
        Optional<Integer> absent = seen.absent(service);
        if (absent.isPresent()) {
            found.add(Findings.error(
                    "ingress.backend-missing",
                    entity,
                    "Ingress " + entity.name() + " sends to Service " + name + ", which does not exist.",
                    List.of(ingress.evidence(), absent.get())));
            return;
        }
        ServiceView view = ServiceView.of(seen, service);
        String number = Fields.text(backend, "port", "number");
        String portName = Fields.text(backend, "port", "name");
        boolean offered = view.ports().isEmpty()
                || view.ports().stream()
                        .anyMatch(p -> portName.isEmpty()
                                ? number.isEmpty() || String.valueOf(p.port()).equals(number)
                                : p.name().equals(portName));
        if (!offered) {
            found.add(Findings.error(
                    "ingress.backend-port-missing",
                    entity,
                    "Ingress " + entity.name() + " sends to port " + (portName.isEmpty() ? number : portName)
                            + " of Service " + name + ", which offers "
                            + view.ports().stream().map(ServiceView.Port::port).toList() + ".",
                    Findings.together(List.of(ingress.evidence()), view.evidence())));
        }
    }

    private static void ingressClass(EvidenceIndex seen, Cited<WholeObject> ingress, List<Finding> found) {
        Entity entity = ingress.what().entity();
        JsonNode object = ingress.what().object();
        String cls = Fields.text(object, "spec", "ingressClassName");
        boolean annotated = object.path("metadata").path("annotations").has("kubernetes.io/ingress.class");
        if (!cls.isEmpty()) {
            seen.absent(Entity.clusterScoped("IngressClass", cls))
                    .ifPresent(evidence -> found.add(Findings.error(
                            "ingress.class-missing",
                            entity,
                            "Ingress " + entity.name() + " is of class " + cls + ", which does not exist.",
                            List.of(ingress.evidence(), evidence))));
        } else if (!annotated) {
            seen.listing("IngressClass", null)
                    .filter(l -> l.what().members().stream()
                            .noneMatch(c -> seen.object(c).isEmpty() || isDefault(seen, c)))
                    .ifPresent(l -> found.add(Findings.warning(
                            "ingress.class-missing",
                            entity,
                            "Ingress " + entity.name() + " names no class and the cluster has no default one.",
                            List.of(ingress.evidence(), l.evidence()))));
        }
    }

    private static boolean isDefault(EvidenceIndex seen, Entity ingressClass) {
        return seen.object(ingressClass)
                .filter(o -> o.what()
                        .object()
                        .path("metadata")
                        .path("annotations")
                        .path("ingressclass.kubernetes.io/is-default-class")
                        .asText()
                        .equals("true"))
                .isPresent();
    }

    private static void certificate(
            EvidenceIndex seen, Cited<WholeObject> ingress, String secret, List<Finding> found) {
        Entity entity = ingress.what().entity();
        if (!secret.isEmpty()) {
            seen.absent(new Entity(entity.namespace(), "Secret", secret))
                    .ifPresent(evidence -> found.add(Findings.error(
                            "ingress.tls-secret-missing",
                            entity,
                            "Ingress " + entity.name() + " serves TLS from Secret " + secret
                                    + ", which does not exist.",
                            List.of(ingress.evidence(), evidence))));
        }
    }
}
