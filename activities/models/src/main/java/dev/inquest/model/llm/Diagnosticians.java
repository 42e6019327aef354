package dev.inquest.model.llm;

import dev.inquest.incident.Use;
import dev.inquest.model.Diagnostician;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Who reads the evidence beside the embedded reasoner: the student's model, where one plays the student. */
@ApplicationScoped
public class Diagnosticians {

    private final Roles roles;
    private final Degradations degradations;

    Diagnosticians(Roles roles, Degradations degradations) {
        this.roles = roles;
        this.degradations = degradations;
    }

    /**
     * What becomes of the model's reading of the evidence.
     *
     * @param read asks the model
     * @param without what stands where the embedded reasoner is the student, the model was given up, or it fails for good,
     *     which is told; given what its answers cost
     */
    public <T> T of(String incidentId, Function<Diagnostician, T> read, Function<Use, T> without) {
        return roles.studentLine()
                .map(line -> degradations.orEmbedded(
                        line, incidentId, "diagnosis", () -> read.apply(new LlmDiagnostician(line)), without))
                .orElseGet(() -> without.apply(Use.NONE));
    }
}
