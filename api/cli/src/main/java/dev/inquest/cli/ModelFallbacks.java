package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Where the embedded reasoner took a model's place, by the timeline of an incident. */
final class ModelFallbacks {

    private static final String DEGRADED = "degraded";
    private static final String PASSED_OVER = "passed-over";

    private ModelFallbacks() {}

    /** Why a model was given up for the rest of the investigation, in a sentence without its full stop. */
    static Optional<String> givenUp(JsonNode incident) {
        return texts(incident, DEGRADED)
                .filter(ModelFallbacks::isGivenUp)
                .map(text -> text.replaceFirst("(?s)\\. From here on .*|\\.$", ""))
                .findFirst();
    }

    /** Whether a model's answer to some question could not be used. Services before this one had one kind for both. */
    static boolean passedOver(JsonNode incident) {
        return Stream.concat(
                        texts(incident, PASSED_OVER), texts(incident, DEGRADED).filter(text -> !isGivenUp(text)))
                .findAny()
                .isPresent();
    }

    private static boolean isGivenUp(String text) {
        return text.startsWith("The model ") && text.contains(" was given up");
    }

    private static Stream<String> texts(JsonNode incident, String kind) {
        return StreamSupport.stream(incident.path("timeline").spliterator(), false)
                .filter(entry -> entry.path("kind").asText().equals(kind))
                .map(entry -> entry.path("text").asText());
    }
}
