package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.text.Plain;

/** Prints one incident in the format the verb was asked for. */
final class IncidentPrinter {

    private final Verb verb;

    IncidentPrinter(Verb verb) {
        this.verb = verb;
    }

    void print(JsonNode incident) {
        switch (verb.format) {
            case JSON -> verb.printJson(incident);
            case YAML -> verb.printYaml(incident);
            case TEXT, TABLE -> verb.print(ReportWriter.text(report(incident), verb.surroundings.style()));
            case MD -> verb.print(Plain.markdown(ReportWriter.markdown(report(incident))));
            case ITBENCH -> throw new IllegalStateException("no incident is printed in the format " + verb.format);
        }
    }

    private Report report(JsonNode incident) {
        return Report.of(incident, verb.surroundings.zone());
    }
}
