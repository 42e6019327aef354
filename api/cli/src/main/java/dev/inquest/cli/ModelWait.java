package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Waits, before the first investigation, for models that do not answer yet: a local server loads its model for a while. */
final class ModelWait {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Service service;
    private final EvaluationProgress progress;
    private final Duration patience;
    private final Duration pause;

    ModelWait(Service service, EvaluationProgress progress) {
        this(service, progress, PATIENCE, PAUSE);
    }

    ModelWait(Service service, EvaluationProgress progress, Duration patience, Duration pause) {
        this.service = service;
        this.progress = progress;
        this.patience = patience;
        this.pause = pause;
    }

    /** What the service's health says of the models that have not answered. */
    private record Missing(List<String> away, List<String> asked) {

        boolean isNone() {
            return away.isEmpty() && asked.isEmpty();
        }

        String words() {
            List<String> all = new ArrayList<>(away);
            all.addAll(asked);
            return String.join("; ", all);
        }
    }

    /**
     * Returns when every model answered. One that was asked and neither answers nor fails is slow: it is waited for no longer
     * than the others, and begun with.
     *
     * @param judged whether the judge's model is needed
     * @throws ServiceException.ModelAway when one still does not answer after a while
     */
    void await(boolean judged) {
        long begun = System.nanoTime();
        String said = "";
        Missing missing = missing(judged);
        while (!missing.isNone() && System.nanoTime() - begun < patience.toNanos()) {
            if (!missing.words().equals(said)) {
                said = missing.words();
                progress.say("Waiting up to " + Words.duration(patience) + " for the models: " + said);
            }
            rest();
            missing = missing(judged);
        }
        if (!missing.away().isEmpty()) {
            throw new ServiceException.ModelAway(missing.words());
        }
    }

    private Missing missing(boolean judged) {
        Missing missing = new Missing(new ArrayList<>(), new ArrayList<>());
        for (JsonNode check : health().path("checks")) {
            if (check.path("name").asText().equals("Models")) {
                check.path("data").properties().forEach(role -> {
                    String state = role.getValue().asText();
                    boolean needed = judged || !role.getKey().equals("judge");
                    if (needed && state.endsWith(" was asked")) {
                        missing.asked().add(role.getKey() + ": " + state);
                    } else if (needed && !state.endsWith(" answered") && !state.endsWith(" from the cassette")) {
                        missing.away().add(role.getKey() + ": " + state);
                    }
                });
            }
        }
        return missing;
    }

    /** Nothing where the service does not say: what is wrong then shows when it is asked to investigate. */
    private JsonNode health() {
        try {
            return service.get("q/health");
        } catch (ServiceException.Refused down) {
            return down.problem();
        } catch (ServiceException.Absent away) {
            return Service.JSON.missingNode();
        }
    }

    private void rest() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the models", e);
        }
    }
}
