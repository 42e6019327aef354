package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvestigateCommandTest {

    private static final String ACCEPTED = "{\"id\":\"i-7\",\"phase\":\"queued\"}";

    private final ScriptedService service = new ScriptedService();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void followsToTheEndAndSaysWhatIsNewOnce() {
        service.on("POST /incidents", 202, ACCEPTED)
                .on("GET /incidents/i-7", 200, "{\"id\":\"i-7\",\"phase\":\"orient\",\"evidence\":[]}")
                .on("GET /incidents/i-7", 200, """
                        {"id":"i-7","phase":"execute","mode":"paired",
                         "evidence":[{"number":1,"command":"kubectl get pods -n shop","status":"ok","looks":1,"summary":"4 pods, all ready"}]}""")
                .on("GET /incidents/i-7", 200, Run.resource("diagnosed.json"));

        Run run = Run.of(service, "investigate", "--recording", "some-recording", "--arm", "corrected-1");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.err())
                .containsOnlyOnce("$ kubectl get pods -n shop")
                .containsSubsequence(
                        "incident i-7",
                        "orient",
                        "execute (paired)",
                        "$ kubectl get pods -n shop",
                        "teacher: Look at the endpoints",
                        "$ kubectl get networkpolicies -n shop [refused]",
                        "service.no-endpoints shop/Service/orders: ");
        assertThat(run.out()).isEqualTo(Run.resource("diagnosed.txt"));
    }

    @Test
    void sendsWhatWasAskedFor() throws Exception {
        service.on("POST /incidents", 202, ACCEPTED);

        Run run = Run.of(
                service,
                "investigate",
                "--cluster",
                "prod",
                "-n",
                "shop",
                "--title",
                "Größe",
                "--description",
                "slow",
                "--approval",
                "always",
                "--budget-looks",
                "12",
                "--no-follow");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("i-7", "queued");
        assertThat(Service.JSON.readTree(service.request("POST /incidents").body()))
                .isEqualTo(Service.JSON.readTree("""
                        {"source":"cli","cluster":"prod","namespace":"shop","title":"Größe","description":"slow",
                         "settings":{"approval":"always","budget":{"looks":12}}}"""));
    }

    @Test
    void anInvestigationWithoutAnAnswerHasItsOwnExitCode() {
        service.on("POST /incidents", 202, ACCEPTED).on("GET /incidents/i-7", 200, """
                        {"id":"i-7","title":"T","cluster":"prod","phase":"done","closedAt":"2025-10-14T14:13:09Z",
                         "outcome":{"status":"inconclusive","reason":"Events may not be read.","unseen":["events: needs list on events"],"best":null}}""");

        Run run = Run.of(service, "investigate", "--recording", "some-recording");

        assertThat(run.exitCode()).isEqualTo(ExitCode.NO_ANSWER);
        assertThat(run.out())
                .contains("Inconclusive: Events may not be read.", "What could not be seen", "needs list on events");
    }

    @Test
    void whoFollowsIsToldThatAModelWasPassedOver() {
        service.on("POST /incidents", 202, ACCEPTED).on("GET /incidents/i-7", 200, """
                        {"id":"i-7","title":"T","cluster":"prod","phase":"done","closedAt":"2025-10-14T14:13:09Z",
                         "timeline":[{"kind":"passed-over","text":"The model openai:m1 was passed over."}],
                         "outcome":{"status":"no-fault-found","checked":["pods"]}}""");

        Run run = Run.of(service, "investigate", "--recording", "some-recording");

        assertThat(run.err()).contains("The model openai:m1 was passed over.");
    }

    @Test
    void withoutAnythingToInvestigateItIsAUsageError() {
        Run run = Run.of(service, "investigate");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--recording NAME, or --title and --description");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void aRefusalIsASentence() {
        service.on(
                "POST /incidents",
                422,
                "{\"type\":\"urn:inquest:problem:unknown-recording\",\"title\":\"Unknown recording\",\"status\":422,"
                        + "\"detail\":\"There is no recording x; there are a and b.\"}");

        Run run = Run.of(service, "investigate", "--recording", "x");

        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("Unknown recording (422): There is no recording x; there are a and b.");
    }
}
