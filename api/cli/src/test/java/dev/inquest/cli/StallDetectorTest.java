package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StallDetectorTest {

    private static final String CALLS = "GET /incidents/i-1/exchanges?page=0&size=1";

    private final ScriptedService service = new ScriptedService();
    private Duration now = Duration.ZERO;
    private final StallDetector silence = new StallDetector(
            new Service(Verb.ServerAddress.parse(service.url()), "ada", null), minutes(40), this::nanos);

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void itIsCountedFromTheLastLook() {
        silence.show(incident(1, 1));
        at(39);
        silence.show(incident(2, 1));
        at(78);
        silence.show(incident(2, 2));
        at(117);

        assertThatCode(() -> silence.show(incident(2, 2))).doesNotThrowAnyException();

        at(119);
        assertThatThrownBy(() -> silence.show(incident(2, 2))).isInstanceOf(StallDetector.TooLong.class);
    }

    @Test
    void aCallOfAModelIsASign() {
        service.on(CALLS, 200, "{\"total\":3}").on(CALLS, 200, "{\"total\":4}");
        silence.show(incident(1, 1));
        at(30);
        silence.show(incident(1, 1));
        at(60);
        silence.show(incident(1, 1));
        at(99);

        assertThatCode(() -> silence.show(incident(1, 1))).doesNotThrowAnyException();

        at(101);
        assertThatThrownBy(() -> silence.show(incident(1, 1))).isInstanceOf(StallDetector.TooLong.class);
    }

    @Test
    void whatEndedIsNotSilent() {
        silence.show(incident(1, 1));
        at(99);
        ObjectNode ended = incident(1, 1).put("phase", "done");
        ended.putObject("outcome");

        assertThatCode(() -> silence.show(ended)).doesNotThrowAnyException();
    }

    private void at(int minute) {
        now = minutes(minute);
    }

    private long nanos() {
        return now.toNanos();
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static ObjectNode incident(int looks, int entries) {
        ObjectNode incident = Service.JSON.createObjectNode().put("id", "i-1");
        for (int i = 0; i < looks; i++) {
            incident.withArray("evidence").addObject();
        }
        for (int i = 0; i < entries; i++) {
            incident.withArray("timeline").addObject();
        }
        return incident;
    }
}
