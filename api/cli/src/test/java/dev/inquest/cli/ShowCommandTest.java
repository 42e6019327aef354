package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShowCommandTest {

    private final ScriptedService service = new ScriptedService();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void oneScreenForTheEngineer() {
        service.on("GET /incidents/i-7", 200, Run.resource("diagnosed.json"));

        Run run = Run.of(service, "show", "i-7");

        assertThat(run.out()).isEqualTo(Run.resource("diagnosed.txt"));
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void markdownForTheTicket() {
        service.on("GET /incidents/i-7", 200, Run.resource("diagnosed.json"));

        Run run = Run.of(service, "show", "i-7", "-o", "md");

        assertThat(run.out()).isEqualTo(Run.resource("diagnosed.md"));
    }

    @Test
    void jsonAsTheServiceSaidIt() throws Exception {
        service.on("GET /incidents/i-7", 200, Run.resource("diagnosed.json"));

        Run run = Run.of(service, "show", "i-7", "-o", "json");

        assertThat(Service.JSON.readTree(run.out())).isEqualTo(Service.JSON.readTree(Run.resource("diagnosed.json")));
    }

    @Test
    void whatOthersWroteSteersNoTerminalAndLoadsNoPicture() {
        String hostile = "\\u001b[2J\\u202eowned ![x](http://evil.example/?q=1)";
        service.on(
                "GET /incidents/i-7",
                200,
                "{\"id\":\"i-7\",\"title\":\"" + hostile + "\",\"cluster\":\"prod\",\"phase\":\"done\",\"outcome\":"
                        + "{\"status\":\"failed\",\"reason\":\"" + hostile
                        + "\"},\"closedAt\":\"2026-01-01T00:00:00Z\"}");

        Run text = Run.of(service, "show", "i-7");
        Run markdown = Run.of(service, "show", "i-7", "-o", "md");

        assertThat(text.out()).contains("owned").doesNotContain("\u001b[2J", "\u202e");
        assertThat(markdown.out()).contains("owned").doesNotContain("\u001b", "![x]", "](http");
    }

    @Test
    void withoutAnIdTheLatest() {
        service.on("GET /incidents?size=1", 200, "{\"items\":[{\"id\":\"i-7\"}],\"total\":3}")
                .on("GET /incidents/i-7", 200, Run.resource("diagnosed.json"));

        Run run = Run.of(service, "show");

        assertThat(run.out()).contains("i-7");
    }

    @Test
    void whatWaitsForAPersonNamesTheCommandsToDecide() {
        service.on("GET /incidents/i-8", 200, """
                {"id":"i-8","title":"T","cluster":"prod","phase":"approve","awaitingApproval":{"planDigest":"d9"},
                 "plan":{"steps":[{"command":"kubectl logs web-1 -n shop","purpose":"what the web says"}]},"outcome":null}""");

        Run run = Run.of(service, "show", "i-8");

        assertThat(run.out())
                .contains(
                        "Under way: approve",
                        "./inquest approve i-8 --digest d9",
                        "./inquest reject i-8 --digest d9",
                        "$ kubectl logs web-1 -n shop");
    }

    @Test
    void aModelThatWasGivenUpIsToldOf() {
        service.on("GET /incidents/i-9", 200, """
                {"id":"i-9","title":"T","cluster":"prod","phase":"done","outcome":{"status":"no-fault-found","checked":["pods"]},
                 "degraded":["The model openai:m1 was given up: HTTP 401."]}""");

        Run run = Run.of(service, "show", "i-9");

        assertThat(run.out()).contains("Went on without its model\n  The model openai:m1 was given up: HTTP 401.\n");
    }

    @Test
    void theOutputOfOneCommand() {
        service.on(
                "GET /incidents/i-7/evidence/2",
                200,
                "{\"command\":\"kubectl get endpoints orders -n shop\",\"text\":\"NAME ENDPOINTS\\norders <none>\"}");

        Run run = Run.of(service, "show", "i-7", "--evidence", "2");

        assertThat(run.out()).isEqualTo("$ kubectl get endpoints orders -n shop\nNAME ENDPOINTS\norders <none>\n");
    }

    @Test
    void theModelsReadingStandsUnderTheDiagnosisWithWhatWasRefused() {
        service.on("GET /incidents/i-9", 200, twoAnswers("embedded"));

        Run run = Run.of(service, "show", "i-9", "-o", "md");

        assertThat(run.out())
                .contains("- shop/Service/web: routing.service-port-mismatch. wrong port")
                .contains("### What openai:m1 reads in the evidence (not the diagnosis)")
                .contains("- shop/Deployment/pay: runtime.out-of-memory, likely (0.70). killed")
                .contains("- without proof: shop/Deployment/db: runtime.application-crash, a guess (0.20).")
                .contains("### Refused of it\n\n- Cause 2, claim 1: there is no evidence 9");
    }

    @Test
    void whereTheModelsAnswerCountsTheEmbeddedOneStandsBesideIt() {
        service.on("GET /incidents/i-9", 200, twoAnswers("model"));

        Run run = Run.of(service, "show", "i-9", "-o", "md");

        assertThat(run.out())
                .contains("### The embedded ranking's answer, set aside\n\n- inconclusive: a surface")
                .contains("### What openai:m1 reads in the evidence: the cause above");
    }

    private static String twoAnswers(String by) {
        return """
                {"id":"i-9","title":"T","cluster":"prod","phase":"done","diagnosisBy":"%s",
                 "outcome":{"status":"diagnosed","diagnosis":{"confidence":0.9,"rootCauses":[{"entity":"shop/Service/web",
                   "fault":"routing.service-port-mismatch","explanation":"wrong port","evidence":[1],"suggestedFix":""}]}},
                 "embeddedOutcome":{"status":"inconclusive","reason":"a surface"},
                 "modelReading":{"model":"openai:m1","explanation":"Memory ran out.","refused":["Cause 2, claim 1: there is no evidence 9"],
                   "rootCauses":[{"entity":"shop/Deployment/pay","fault":"runtime.out-of-memory","confidence":0.7,"explanation":"killed"}],
                   "hypotheses":[{"entity":"shop/Deployment/db","fault":"runtime.application-crash","score":0.2,"why":""}]}}""".formatted(by);
    }
}
