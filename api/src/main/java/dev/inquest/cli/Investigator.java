package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.cli.scoring.Result;
import java.time.Duration;
import java.time.Instant;

/** Has the service investigate recordings for one evaluation, each once whoever asks again. */
final class Investigator {

    private static final String SOURCE = "evaluation";
    private static final long PAUSE = 2_000;
    /** Above the wall time that the budget allows: whatever runs longer hangs. */
    private static final Duration LONGEST = Duration.ofMinutes(40);

    private final Service service;
    private final String run;
    private final int looks;

    /**
     * @param run what tells this evaluation from others
     * @param looks the budget of each investigation
     */
    Investigator(Service service, String run, int looks) {
        this.service = service;
        this.run = run;
        this.looks = looks;
    }

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
     * Investigates, or attaches to the investigation that an earlier run of this evaluation began; a refusal is a failed
     * result.
     *
     * @throws ServiceException when the service stays away
     */
    Ended investigate(Case wanted) {
        String id = "";
        try {
            id = report(wanted).path("id").asText();
            JsonNode incident = new Follower(service, new Limit()).follow(id);
            return new Ended(
                    id, IncidentResult.of(wanted.recording(), wanted.as(), incident, ModelCalls.of(service, incident)));
        } catch (ServiceException.Refused refused) {
            return new Ended(
                    id, IncidentResult.failed(wanted.recording(), wanted.as(), String.valueOf(refused.getMessage())));
        } catch (Overdue overdue) {
            return new Ended(
                    id, IncidentResult.failed(wanted.recording(), wanted.as(), String.valueOf(overdue.getMessage())));
        }
    }

    private JsonNode report(Case wanted) {
        Instant asked = Instant.now();
        while (true) {
            try {
                return service.postOnce(
                        "incidents", body(wanted), String.join("/", SOURCE, run, wanted.recording(), wanted.as()));
            } catch (ServiceException problem) {
                if (!problem.temporary()
                        || Duration.between(asked, Instant.now()).compareTo(Follower.PATIENCE) > 0) {
                    throw problem;
                }
                rest();
            }
        }
    }

    /** The source is of this run and arm: the same page in another arm is another investigation, not one to attach to. */
    private ObjectNode body(Case wanted) {
        ObjectNode report = Service.JSON
                .createObjectNode()
                .put("recording", wanted.recording())
                .put("source", SOURCE + "-" + run + "-" + wanted.as());
        ObjectNode settings = report.putObject("settings")
                .put("arm", wanted.arm())
                .put("frozen", !wanted.learns())
                .put("extensionWindow", "PT0S");
        if (wanted.learns()) {
            settings.put("capsules", true);
        }
        settings.putObject("budget").put("looks", looks).put("steps", looks);
        return report;
    }

    private static void rest() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the service", e);
        }
    }

    /** Gives an investigation up that hangs. */
    private static final class Limit implements Follower.Watcher {

        private final Instant begun = Instant.now();

        @Override
        public boolean show(JsonNode incident) {
            if (!Follower.ended(incident)
                    && Duration.between(begun, Instant.now()).compareTo(LONGEST) > 0) {
                throw new Overdue();
            }
            return false;
        }
    }

    private static final class Overdue extends RuntimeException {
        Overdue() {
            super("the investigation did not end within " + Words.duration(LONGEST));
        }
    }
}
