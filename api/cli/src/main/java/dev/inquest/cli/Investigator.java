package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.cli.Journal.Attempt;
import dev.inquest.cli.scoring.ModelUse;
import dev.inquest.cli.scoring.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Supplier;

/** Has the service investigate recordings for one evaluation, each attempt once whoever asks again. */
final class Investigator {

    private static final String SOURCE = "evaluation";
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** Far above what a slow model takes for one answer: where nothing happens for longer, something hangs. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(40);

    private static final int MICRO_DIGITS = 6;

    private final Service service;
    private final String run;
    private final int looks;
    private final Waits waits;

    /**
     * @param run what tells this evaluation from others
     * @param looks the budget of each investigation
     */
    Investigator(Service service, String run, int looks) {
        this(service, run, looks, new Waits(LONGEST_SILENCE, Follower.PATIENCE, PAUSE));
    }

    Investigator(Service service, String run, int looks, Waits waits) {
        this.service = service;
        this.run = run;
        this.looks = looks;
        this.waits = waits;
    }

    /**
     * How long is waited.
     *
     * @param silence for an investigation in which nothing happens
     * @param away for a service that does not answer
     * @param pause before it is asked again
     */
    record Waits(Duration silence, Duration away, Duration pause) {}

    /**
     * One investigation.
     *
     * @param recording what
     * @param as the name it goes by in this evaluation
     * @param arm how
     * @param learns whether anything may be learned from it
     */
    record Case(String recording, String as, String arm, boolean learns) {}

    /**
     * An investigation that ended.
     *
     * @param incident its id; empty when the service refused it
     * @param result what it answered
     */
    record Ended(String incident, Result result) {}

    /**
     * Investigates, or attaches to the investigation of the same attempt that an earlier run of this evaluation began; a refusal
     * is a failed result.
     *
     * @throws ServiceException.Uncounted when nothing happens in it any more, and it was cancelled; when a model was given up
     * @throws ServiceException when the service stays away
     */
    Ended investigate(Case wanted, Attempt attempt) {
        String id = "";
        try {
            id = patiently(() -> report(wanted, attempt)).path("id").asText();
            JsonNode incident =
                    new Follower(service, new StallDetector(service, waits.silence(), System::nanoTime)).follow(id);
            ModelUse models = patiently(() -> ModelCalls.of(service, incident));
            ModelFallbacks.givenUp(incident).ifPresent(why -> {
                throw new ServiceException.GivenUp(name(wanted), why, models.microUsd());
            });
            return new Ended(id, IncidentResult.of(wanted.recording(), wanted.as(), incident, models));
        } catch (ServiceException.Refused refused) {
            if (refused.temporary()) {
                throw refused;
            }
            return new Ended(
                    id, IncidentResult.failed(wanted.recording(), wanted.as(), String.valueOf(refused.getMessage())));
        } catch (StallDetector.TooLong silence) {
            throw new ServiceException.Overdue(
                    name(wanted),
                    Words.duration(waits.silence()),
                    cancelled(id),
                    silence.incident().path("spending").path("microUsd").asLong());
        }
    }

    private JsonNode report(Case wanted, Attempt attempt) {
        String key = String.join("/", SOURCE, run, wanted.recording(), wanted.as()) + suffix("/", attempt);
        return service.postOnce("incidents", body(wanted, attempt), key);
    }

    /**
     * The source is of this run, arm and attempt: the same page in another arm is another investigation, not one to attach to,
     * and so is one after a cancelled one, which may take a while to end.
     */
    private ObjectNode body(Case wanted, Attempt attempt) {
        ObjectNode report = Service.JSON
                .createObjectNode()
                .put("recording", wanted.recording())
                .put("source", SOURCE + "-" + run + "-" + wanted.as() + suffix("-", attempt));
        ObjectNode settings = report.putObject("settings")
                .put("arm", wanted.arm())
                .put("frozen", !wanted.learns())
                .put("extensionWindow", "PT0S");
        if (wanted.learns()) {
            settings.put("capsules", true);
        }
        ObjectNode budget = settings.putObject("budget").put("looks", looks).put("steps", looks);
        if (attempt.microUsd() != CostLimit.UNLIMITED) {
            budget.put("usd", BigDecimal.valueOf(attempt.microUsd(), MICRO_DIGITS));
        }
        return report;
    }

    private static String suffix(String separator, Attempt attempt) {
        return attempt.number() == 1 ? "" : separator + attempt.number();
    }

    private static String name(Case wanted) {
        return Result.key(wanted.recording(), wanted.as());
    }

    /** Whether it could be, in a sentence. */
    private String cancelled(String id) {
        try {
            service.post(
                    "incidents/" + Service.escaped(id) + "/cancel",
                    Service.JSON
                            .createObjectNode()
                            .put("by", SOURCE)
                            .put("reason", "no sign of progress for " + Words.duration(waits.silence())));
            return "It was cancelled.";
        } catch (ServiceException problem) {
            return "It could not be cancelled (" + problem.getMessage() + "): './inquest cancel " + id + "' ends it.";
        }
    }

    private <T> T patiently(Supplier<T> request) {
        long asked = System.nanoTime();
        while (true) {
            try {
                return request.get();
            } catch (ServiceException problem) {
                if (!problem.temporary()
                        || System.nanoTime() - asked > waits.away().toNanos()) {
                    throw problem;
                }
                rest();
            }
        }
    }

    private void rest() {
        try {
            Thread.sleep(waits.pause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the service", e);
        }
    }
}
