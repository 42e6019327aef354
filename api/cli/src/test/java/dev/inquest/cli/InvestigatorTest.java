package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inquest.cli.Investigator.Case;
import dev.inquest.cli.Investigator.Waits;
import dev.inquest.cli.Journal.Attempt;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvestigatorTest {

    private static final Case CASE = new Case("one", "taught", "taught", false);
    private static final Attempt FIRST = new Attempt(1, CostLimit.UNLIMITED);
    private static final String CANCEL = "POST /incidents/i-1/cancel";
    private static final String EXCHANGES = "GET /incidents/i-1/exchanges?size=100&page=0";
    private static final String ENDED = """
            {"id":"i-1","phase":"done","outcome":{"status":"inconclusive"},"spending":{"microUsd":7}}""";

    private final ScriptedService service = new ScriptedService().on("POST /incidents", 202, "{\"id\":\"i-1\"}");

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void anInvestigationThatHangsIsCancelledAndDoesNotCount() {
        service.on("GET /incidents/i-1", 200, "{\"id\":\"i-1\",\"phase\":\"plan\",\"spending\":{\"microUsd\":7}}")
                .on(CANCEL, 202, "{}");

        assertThatThrownBy(() -> investigator(Duration.ZERO, Duration.ZERO).investigate(CASE, FIRST))
                .isInstanceOfSatisfying(ServiceException.Overdue.class, overdue -> assertThat(overdue.microUsd())
                        .isEqualTo(7))
                .hasMessageContainingAll(
                        "one/taught", "no sign of progress", "was cancelled", "the same command continues");
        assertThat(service.request(CANCEL).body()).contains("\"by\":\"evaluation\"", "no sign of progress");
    }

    @Test
    void oneThatCannotBeCancelledIsNamed() {
        service.on("GET /incidents/i-1", 200, "{\"id\":\"i-1\",\"phase\":\"plan\"}")
                .on(CANCEL, 409, "{\"title\":\"Too late\"}");

        assertThatThrownBy(() -> investigator(Duration.ZERO, Duration.ZERO).investigate(CASE, FIRST))
                .isInstanceOf(ServiceException.Overdue.class)
                .hasMessageContaining("could not be cancelled (Too late (409)): './inquest cancel i-1'");
    }

    @Test
    void aServiceThatStaysUnavailableFailsNoInvestigation() {
        ScriptedService away = new ScriptedService().on("POST /incidents", 503, "{\"title\":\"Later\"}");
        Investigator investigator = new Investigator(
                at(away), "r1", 40, new Waits(Duration.ofHours(1), Duration.ZERO, Duration.ofMillis(1)));

        assertThatThrownBy(() -> investigator.investigate(CASE, FIRST))
                .isInstanceOfSatisfying(ServiceException.Refused.class, refused -> assertThat(refused.temporary())
                        .isTrue());
        away.close();
    }

    @Test
    void theRecordOfTheModelsIsAskedForUntilItIsThere() {
        service.on("GET /incidents/i-1", 200, ENDED)
                .on(EXCHANGES, 503, "{\"title\":\"Later\"}")
                .on(EXCHANGES, 200, "{\"items\":[]}");

        Investigator.Ended ended =
                investigator(Duration.ofHours(1), Duration.ofHours(1)).investigate(CASE, FIRST);

        assertThat(ended.result().answer().status()).isEqualTo("inconclusive");
        assertThat(ended.result().answer().microUsd()).isEqualTo(7);
    }

    private Investigator investigator(Duration silence, Duration away) {
        return new Investigator(at(service), "r1", 40, new Waits(silence, away, Duration.ofMillis(1)));
    }

    private static Service at(ScriptedService service) {
        return new Service(Verb.ServerAddress.parse(service.url()), "ada", null);
    }
}
