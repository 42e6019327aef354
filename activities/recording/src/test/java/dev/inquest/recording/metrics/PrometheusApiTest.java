package dev.inquest.recording.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusApiTest {

    private static final String CSV = """
            timestamp,metric,labels,value
            1030,cpu,service=web,3
            1000,cpu,service=web,1
            1015,cpu,service=web,2
            1000,cpu,service=db;zone=a,10
            1015,cpu,service=db;zone=a,NaN
            1030,cpu,service=db;zone=a,30
            1000,hits_total,service=web,100
            1015,hits_total,service=web,115
            1030,hits_total,service=web,10
            1045,hits_total,service=web,25
            """;

    @TempDir
    Path directory;

    @Test
    void selectsByName_EqualityAndPattern() throws IOException {
        assertThat(services("cpu")).containsExactlyInAnyOrder("web", "db");
        assertThat(services("cpu{service=\"web\"}")).containsExactly("web");
        assertThat(services("cpu{service!=\"web\"}")).containsExactly("db");
        assertThat(services("cpu{service=~\"w.*|x\"}")).containsExactly("web");
        assertThat(services("cpu{service!~'w.*'}")).containsExactly("db");
        assertThat(services("{__name__=~\"c.+\",zone=\"\"}")).containsExactly("web");
        assertThat(services("cpu{service=~\"w\"}")).isEmpty();
    }

    @Test
    void answersAnInstantWithTheLatestSampleOfFiveMinutes() throws IOException {
        assertThat(value("cpu{service=\"web\"}", 1031)).isEqualTo("3.0");
        assertThat(value("cpu{service=\"db\"}", 1020)).isEqualTo("10.0");
        assertThat(results("cpu", 2000)).isEmpty();
    }

    @Test
    void computesRateAverageAndMaximumOverARange() throws IOException {
        assertThat(value("avg_over_time(cpu{service=\"web\"}[1m])", 1030)).isEqualTo("2.0");
        assertThat(value("max_over_time(cpu{service=\"db\"}[1m])", 1030)).isEqualTo("30.0");
        assertThat(Double.parseDouble(value("rate(hits_total[45s])", 1045))).isBetween(0.83, 0.84);
    }

    @Test
    void aRangeSelectorGivesItsSamplesAndARangeQueryItsSteps() throws IOException {
        JsonNode samples = results("cpu{service=\"web\"}[20s]", 1030).path(0).path("values");
        JsonNode steps = get(
                        "query_range",
                        Map.of("query", "cpu{service=\"web\"}", "start", "1000", "end", "1030", "step", "15s"))
                .body()
                .at("/data/result/0/values");

        assertThat(samples).hasSize(2);
        assertThat(steps).hasSize(3);
        assertThat(steps.path(2).path(1).asText()).isEqualTo("3.0");
    }

    @Test
    void listsSeriesAndNames() throws IOException {
        assertThat(get("series", Map.of("match[]", "cpu{zone=\"a\"}"))
                        .body()
                        .at("/data/0/service")
                        .asText())
                .isEqualTo("db");
        assertThat(get("label/__name__/values", Map.of()).body().path("data").toString())
                .isEqualTo("[\"cpu\",\"hits_total\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(cpu)",
                "cpu + cpu",
                "sum by (service) (rate(cpu[1m]))",
                "rate(cpu[5m:1m])",
                "cpu offset 5m",
                "histogram_quantile(0.9, cpu)",
                "5",
                "cpu{service=web}",
                "cpu{service=\"web\"",
                "cpu{service=~\"(\"}",
                "rate(cpu)",
                "{zone=\"\"}",
                "cpu[99999999999999999999d]",
                ""
            })
    void refusesEverythingElseAsPrometheusWould(String expression) throws IOException {
        PrometheusApi.Answer answer = get("query", Map.of("query", expression, "time", "1030"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("status").asText()).isEqualTo("error");
        assertThat(answer.body().path("errorType").asText()).isEqualTo("bad_data");
        assertThat(answer.body().path("error").asText()).isNotBlank();
    }

    @Test
    void theRefusalNamesWhatIsAnswered() throws IOException {
        assertThat(get("query", Map.of("query", "sum(cpu)"))
                        .body()
                        .path("error")
                        .asText())
                .contains("'sum'", "rate, avg_over_time or max_over_time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "Infinity", "0.0001"})
    void refusesAStepThatLeadsNowhere(String step) throws IOException {
        assertThat(get("query_range", Map.of("query", "cpu", "start", "0", "end", "1e6", "step", step))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aBrokenFileIsAnErrorThatNamesTheLineAndNoDirectory() throws IOException {
        PrometheusApi.Answer answer = get("query", Map.of("query", "cpu"), "timestamp,metric,labels,value\n1,cpu,x\n");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body().path("error").asText())
                .contains("metrics.csv:2")
                .doesNotContain(directory.toString());
    }

    @Test
    void aMegabyteOfSamplesInAnyOrderIsRead() throws IOException {
        StringBuilder csv = new StringBuilder();
        for (int i = 40_000; i > 0; i--) {
            csv.append(i).append(",cpu,service=s").append(i % 20).append(",1.5\n");
        }

        assertThat(get("query", Map.of("query", "cpu", "time", "40000"), csv.toString())
                        .body()
                        .at("/data/result"))
                .hasSize(20);
    }

    @Test
    void whatIsNotServedIsNotAnswered() throws IOException {
        assertThat(api(CSV).answer(List.of("admin", "tsdb"), Map.of())).isEmpty();
    }

    private List<String> services(String expression) throws IOException {
        return StreamSupport.stream(results(expression, 1030).spliterator(), false)
                .map(r -> r.at("/metric/service").asText())
                .toList();
    }

    private String value(String expression, int time) throws IOException {
        return results(expression, time).at("/0/value/1").asText();
    }

    private JsonNode results(String expression, int time) throws IOException {
        return get("query", Map.of("query", expression, "time", String.valueOf(time)))
                .body()
                .at("/data/result");
    }

    private PrometheusApi.Answer get(String path, Map<String, String> parameters) throws IOException {
        return get(path, parameters, CSV);
    }

    private PrometheusApi.Answer get(String path, Map<String, String> parameters, String csv) throws IOException {
        return api(csv).answer(List.of(path.split("/")), parameters).orElseThrow();
    }

    private PrometheusApi api(String csv) throws IOException {
        Path file = Files.writeString(directory.resolve("metrics.csv"), csv);
        return new PrometheusApi(file, Instant.ofEpochSecond(1030));
    }
}
