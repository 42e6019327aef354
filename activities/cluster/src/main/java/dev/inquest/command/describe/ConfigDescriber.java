package dev.inquest.command.describe;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;

/** Describes ConfigMaps with their values, and Secrets with the sizes of theirs. */
final class ConfigDescriber implements Describer {

    @Override
    public void describe(JsonNode object, DescribePage page, RelatedObjects surroundings) {
        Common.labels(object, page);
        if (text(object, "kind").equals("Secret")) {
            page.line("Type", or(text(object, "type"), "Opaque"));
            page.plain("").plain("Data").plain("====");
            map(object, "data").forEach(page::line);
            return;
        }
        page.plain("").plain("Data").plain("====");
        map(object, "data").forEach((key, value) -> {
            page.plain(key + ":").plain("----");
            value.lines().forEach(page::plain);
            page.plain("");
        });
        if (!at(object, "binaryData").isEmpty()) {
            page.plain("BinaryData").plain("====");
            map(object, "binaryData").forEach((key, value) -> page.line(key, value.length() * 3 / 4 + " bytes"));
        }
    }
}
