package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExchangesCommandTest {

    private static final String PATH = "GET /incidents/i-7/exchanges?page=0&size=50";

    private final ScriptedService service = new ScriptedService();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aTranscriptRepeatsNothing() {
        service.on(PATH, 200, Run.resource("exchanges.json"));

        Run run = Run.of(service, "exchanges", "i-7");

        assertThat(run.out()).isEqualTo(Run.resource("exchanges.txt"));
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void markdownFencesWhatWasSaid() {
        service.on(PATH, 200, Run.resource("exchanges.json"));

        Run run = Run.of(service, "exchanges", "i-7", "-o", "md");

        assertThat(run.out())
                .contains("### #1 student: plan (version 1), asked of openai:m1", "**answer**\n\n````\n```json\n");
    }

    @Test
    void jsonAsTheServiceSaidItWithoutWhatTerminalsObey() throws Exception {
        service.on(PATH, 200, Run.resource("exchanges.json"));

        Run run = Run.of(service, "exchanges", "i-7", "-o", "json");

        assertThat(Service.JSON.readTree(run.out()))
                .isEqualTo(PlainAnswer.of(Service.JSON.readTree(Run.resource("exchanges.json"))));
    }

    @Test
    void withoutAModelThereIsNothingToTell() {
        service.on("GET /incidents?size=1", 200, "{\"items\":[{\"id\":\"i-7\"}],\"total\":3}")
                .on(PATH, 200, "{\"items\":[],\"page\":0,\"size\":50,\"total\":0}");

        Run run = Run.of(service, "exchanges");

        assertThat(run.out()).isEqualTo("No model was asked: the embedded reasoner played all roles.\n");
    }
}
