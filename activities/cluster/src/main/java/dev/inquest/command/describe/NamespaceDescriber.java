package dev.inquest.command.describe;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.Selection;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation;
import java.util.ArrayList;
import java.util.List;

/** Describes namespaces with their quotas and limit ranges, and quotas by themselves. */
final class NamespaceDescriber implements Describer {

    @Override
    public void describe(JsonNode object, DescribePage page, RelatedObjects surroundings) {
        if (text(object, "kind").equals("ResourceQuota")) {
            quota(object, page);
            return;
        }
        Common.labels(object, page);
        page.line("Status", text(object, "status", "phase"));
        Common.conditions(object, page);
        listed("resourcequotas", "ResourceQuota", "Resource Quotas", object, page, surroundings);
        listed("limitranges", "LimitRange", "Resource Limits", object, page, surroundings);
    }

    private static void listed(
            String plural,
            String kind,
            String heading,
            JsonNode namespace,
            DescribePage page,
            RelatedObjects surroundings) {
        surroundings.list(plural, name(namespace), Selection.ALL).ifPresent(objects -> {
            if (objects.isEmpty()) {
                page.plain("No " + heading + ".");
            } else {
                page.section(
                        heading,
                        () -> objects.forEach(o -> {
                            page.line("Name", name(o));
                            if (kind.equals("ResourceQuota")) {
                                quota(o, page);
                            } else {
                                GenericDescriber.fields(at(o, "spec"), page);
                            }
                        }));
            }
            surroundings.observe(new Observation.Listing(
                    kind,
                    name(namespace),
                    null,
                    true,
                    objects.stream().map(Fields::entity).toList()));
            objects.forEach(surroundings::observeWhole);
        });
    }

    private static void quota(JsonNode quota, DescribePage page) {
        JsonNode hard = at(quota, "status", "hard").isEmpty() ? at(quota, "spec", "hard") : at(quota, "status", "hard");
        List<List<String>> rows = new ArrayList<>();
        map(hard)
                .forEach((resource, limit) -> rows.add(List.of(
                        resource, or(at(quota, "status", "used", resource).asText(), "0"), limit)));
        page.table(Columns.text(List.of("Resource", "Used", "Hard"), rows));
    }
}
