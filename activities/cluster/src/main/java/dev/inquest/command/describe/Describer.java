package dev.inquest.command.describe;

import com.fasterxml.jackson.databind.JsonNode;

/** Describes objects of some kinds. */
interface Describer {

    /** Writes what kubectl describe tells of the object, without events. */
    void describe(JsonNode object, DescribePage page, RelatedObjects surroundings);
}
