package dev.inquest.model.llm;

import dev.inquest.incident.Role;
import dev.inquest.model.Diagnostician;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who reads the evidence beside the embedded reasoner: the student's model, where one plays the student. */
@ApplicationScoped
public class Diagnosticians {

    private final Roles roles;
    private final Degradations degradations;

    Diagnosticians(Roles roles, Degradations degradations) {
        this.roles = roles;
        this.degradations = degradations;
    }

    /** The one for this incident; empty where the embedded reasoner is the student, or the model was given up. */
    public Optional<Diagnostician> of(String incidentId) {
        return roles.studentLine()
                .filter(line -> !degradations.isGivenUp(incidentId, Role.STUDENT))
                .map(LlmDiagnostician::new);
    }
}
