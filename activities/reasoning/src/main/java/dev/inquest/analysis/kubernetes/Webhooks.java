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

/** Admission webhooks whose Service does not exist or has nobody behind it: with failurePolicy Fail they refuse everything. */
public final class Webhooks implements Analyzer {

    /** Kinds that register webhooks. */
    static final List<String> KINDS = List.of("ValidatingWebhookConfiguration", "MutatingWebhookConfiguration");

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (String kind : KINDS) {
            for (Cited<WholeObject> configuration : seen.objects(kind)) {
                Fields.list(configuration.what().object(), "webhooks")
                        .forEach(w -> judge(seen, configuration, w, found));
            }
        }
        return found;
    }

    private static void judge(
            EvidenceIndex seen, Cited<WholeObject> configuration, JsonNode webhook, List<Finding> found) {
        String namespace = Fields.text(webhook, "clientConfig", "service", "namespace");
        String name = Fields.text(webhook, "clientConfig", "service", "name");
        if (name.isEmpty()) {
            return;
        }
        boolean ignored = Fields.text(webhook, "failurePolicy").equals("Ignore");
        Entity service = new Entity(namespace, "Service", name);
        Entity entity = configuration.what().entity();
        String called = "Webhook " + Fields.text(webhook, "name") + " of " + entity.name() + " (failurePolicy "
                + (ignored ? "Ignore" : "Fail") + ") calls Service " + namespace + "/" + name;
        Optional<Integer> absent = seen.absent(service);
        if (absent.isPresent()) {
            List<Integer> evidence = List.of(configuration.evidence(), absent.get());
            found.add(
                    ignored
                            ? Findings.info(
                                    "webhook.service-absent", entity, called + ", which does not exist.", evidence)
                            : Findings.error(
                                    "webhook.service-missing", entity, called + ", which does not exist.", evidence));
            return;
        }
        ServiceView view = ServiceView.of(seen, service);
        if (view.withoutAddresses() && !ignored) {
            found.add(Findings.error(
                    "webhook.service-without-endpoints",
                    service,
                    called + ", which has no ready endpoint.",
                    Findings.together(List.of(configuration.evidence()), view.evidence())));
        }
    }
}
