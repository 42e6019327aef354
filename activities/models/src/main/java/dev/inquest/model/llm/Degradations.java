package dev.inquest.model.llm;

import dev.inquest.incident.Role;
import dev.inquest.incident.Use;
import dev.inquest.investigation.FailureType;
import dev.inquest.model.llm.exchange.RoleModel;
import io.temporal.failure.ApplicationFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What becomes of an investigation whose model fails for good: the embedded reasoner goes on, and the case file says so. A
 * model whose server refuses it (a revoked key, a model that was withdrawn) is given up for the rest of the incident; one
 * whose answer cannot be used is passed over for that one question. Whatever may pass by itself is thrown on, to be retried.
 */
@ApplicationScoped
public class Degradations {

    /** The kind of the timeline entry that tells of a model that was given up. */
    public static final String KIND = "degraded";

    /** The kind of the timeline entries that tell of a model that was passed over for one question. */
    public static final String PASSED_OVER = "passed-over";

    private final ModelFallbackLog log;

    Degradations(ModelFallbackLog log) {
        this.log = log;
    }

    /**
     * The model's answer, or the embedded reasoner's.
     *
     * @param line to the model
     * @param incidentId about which it is asked
     * @param what is asked for, in one word, as in {@code plan}
     * @param model asks the model
     * @param embedded asks the embedded reasoner; it is given what the model's useless answers cost
     * @throws ApplicationFailure when the model fails in a way that may pass
     */
    public <T> T orEmbedded(
            RoleModel line, String incidentId, String what, Supplier<T> model, Function<Use, T> embedded) {
        if (isGivenUp(incidentId, line.role())) {
            return embedded.apply(Use.NONE);
        }
        try {
            return model.get();
        } catch (ApplicationFailure failure) {
            if (FailureType.MODEL_REJECTED.is(failure)) {
                giveUp(line, incidentId, failure);
            } else if (FailureType.MODEL_UNUSABLE.is(failure)) {
                passOver(line, incidentId, what, failure);
            } else {
                throw failure;
            }
            return embedded.apply(spent(failure));
        }
    }

    /** Whether this role's model was given up for the rest of the incident. */
    public boolean isGivenUp(String incidentId, Role role) {
        return log.noted(incidentId, key(role));
    }

    private void giveUp(RoleModel line, String incidentId, ApplicationFailure failure) {
        log.note(
                incidentId,
                key(line.role()),
                KIND,
                "The model " + line.name() + " was given up: " + failure.getOriginalMessage()
                        + ". From here on the embedded reasoner takes its place as " + name(line.role()) + ".");
    }

    private void passOver(RoleModel line, String incidentId, String what, ApplicationFailure failure) {
        // Each question is told of, and a repeated attempt at it tells nothing new.
        String question = line.activity().orElseGet(() -> String.valueOf(failure.getOriginalMessage()));
        log.note(
                incidentId,
                PASSED_OVER + "/" + name(line.role()) + "/" + what + "/" + question,
                PASSED_OVER,
                "The model " + line.name() + " was passed over: " + failure.getOriginalMessage()
                        + ". The embedded reasoner gave the " + what + " in its place.");
    }

    private static Use spent(ApplicationFailure failure) {
        return failure.getDetails().getSize() == 0
                ? Use.NONE
                : failure.getDetails().get(0, Use.class);
    }

    private static String key(Role role) {
        return KIND + "/" + name(role);
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
