package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.LabelIndex;
import dev.inquest.analysis.Numbers;
import dev.inquest.analysis.PodView;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.LabelSelectors;
import dev.inquest.observation.Observation.EventSeen;
import dev.inquest.observation.Observation.WholeObject;
import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Budgets that let no pod go, and those that protect nothing. One replica under a budget is common and only noted. */
public final class DisruptionBudgets implements Analyzer {

    private static final Pattern REFUSED = Pattern.compile("would violate the pod's disruption budget");

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        List<Cited<EventSeen>> refused = seen.events().stream()
                .filter(e -> REFUSED.matcher(e.what().message()).find())
                .limit(50)
                .toList();
        for (Cited<WholeObject> budget : seen.objects("PodDisruptionBudget")) {
            judge(seen, budget, refused, found);
        }
        if (seen.objects("PodDisruptionBudget").isEmpty()) {
            refused.stream()
                    .filter(e -> e.what().regarding().kind().equals("Pod"))
                    .forEach(e -> found.add(Findings.warning(
                            "pod.eviction-refused",
                            e.what().regarding(),
                            e.what().regarding().name() + " may not be evicted: "
                                    + Shorten.to(200, e.what().message()),
                            List.of(e.evidence()))));
        }
        return found;
    }

    private static void judge(
            EvidenceIndex seen, Cited<WholeObject> budget, List<Cited<EventSeen>> refused, List<Finding> found) {
        Entity entity = budget.what().entity();
        JsonNode object = budget.what().object();
        JsonNode allowed = Fields.at(object, "status", "disruptionsAllowed");
        int expected = Fields.at(object, "status", "expectedPods").asInt();
        JsonNode selector = Fields.at(object, "spec", "selector");
        List<PodView> pods = LabelIndex.pods(seen).selected(entity.namespace(), Fields.map(selector, "matchLabels"));
        Optional<Cited<EventSeen>> hit = refused.stream()
                .filter(e ->
                        pods.stream().anyMatch(p -> p.entity().equals(e.what().regarding()))
                                || e.what().message().contains(entity.name()))
                .findFirst();
        if (allowed.isNumber() && allowed.asInt() == 0 && expected > 0) {
            boolean strict = isStrict(object, expected);
            String message =
                    "Budget " + entity.name() + " lets none of " + expected + " pods go (" + terms(object) + ").";
            if (hit.isPresent()) {
                found.add(Findings.error(
                        "pdb.blocks",
                        entity,
                        message,
                        List.of(budget.evidence(), hit.get().evidence())));
            } else {
                found.add(
                        strict && expected > 1
                                ? Findings.warning("pdb.lets-none-go", entity, message, List.of(budget.evidence()))
                                : Findings.info("pdb.lets-none-go-now", entity, message, List.of(budget.evidence())));
            }
        }
        if (allowed.isNumber() && expected == 0 && !LabelSelectors.isEmpty(selector)) {
            found.add(Findings.info(
                    "pdb.protects-nothing",
                    entity,
                    "Budget " + entity.name() + " matches no pod.",
                    List.of(budget.evidence())));
        }
    }

    /** Whether its own terms let no pod go, however healthy all are. */
    private static boolean isStrict(JsonNode object, int expected) {
        String most = Fields.text(object, "spec", "maxUnavailable");
        String least = Fields.text(object, "spec", "minAvailable");
        return most.equals("0")
                || most.equals("0%")
                || least.equals("100%")
                || (!least.isEmpty() && !least.endsWith("%") && Numbers.integer(least) >= expected);
    }

    private static String terms(JsonNode object) {
        String most = Fields.text(object, "spec", "maxUnavailable");
        return most.isEmpty()
                ? "minAvailable " + Fields.text(object, "spec", "minAvailable")
                : "maxUnavailable " + most;
    }
}
