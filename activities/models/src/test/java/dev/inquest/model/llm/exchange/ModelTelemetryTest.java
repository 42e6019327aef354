package dev.inquest.model.llm.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.inquest.incident.Role;
import dev.inquest.model.llm.prompt.Prompt;
import dev.inquest.model.llm.provider.RolesConfig;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.output.TokenUsage;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ModelTelemetryTest {

    private final Spans spans = new Spans();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ScriptedModel model = new ScriptedModel();

    @Test
    void anAnsweredCallIsASpanAndMeasured() {
        model.answers("Hello, secret.", new TokenUsage(1000, 100));

        ask();

        SpanData span = spans.ended.getFirst();
        assertThat(span.getName()).isEqualTo("chat m1");
        assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(attributes(span))
                .containsAllEntriesOf(Map.of(
                        "gen_ai.operation.name",
                        "chat",
                        "gen_ai.provider.name",
                        "openai",
                        "gen_ai.request.model",
                        "m1",
                        "gen_ai.request.max_tokens",
                        50L,
                        "gen_ai.response.model",
                        "m1-2026",
                        "gen_ai.response.finish_reasons",
                        List.of("stop"),
                        "gen_ai.usage.input_tokens",
                        1000L,
                        "gen_ai.usage.output_tokens",
                        100L,
                        "server.address",
                        "models.example",
                        "server.port",
                        8000L))
                .containsAllEntriesOf(Map.of(
                        "inquest.role", "student",
                        "inquest.incident.id", "i-1",
                        "inquest.prompt.id", "greet",
                        "inquest.prompt.version", 3L));
        assertThat(attributes(span).values())
                .noneMatch(value -> value.toString().contains("secret"));
        Tags tags = Tags.of("gen_ai.provider.name", "openai", "gen_ai.request.model", "m1", "inquest.role", "student");
        assertThat(meters.get("gen_ai.client.token.usage")
                        .tags(tags.and("gen_ai.token.type", "input"))
                        .summary()
                        .totalAmount())
                .isEqualTo(1000);
        assertThat(meters.get("gen_ai.client.operation.duration")
                        .tags(tags.and("error.type", ""))
                        .timer()
                        .count())
                .isOne();
    }

    @Test
    void aFailedCallTellsTheKindOfFailureOnly() {
        model.fails(new HttpException(429, "slow down, secret"))
                .fails(new TimeoutException("secret"))
                .fails(new IllegalStateException("secret"));

        catchThrowable(this::ask);
        catchThrowable(this::ask);
        catchThrowable(this::ask);

        assertThat(spans.ended)
                .extracting(span -> attributes(span).get("error.type"))
                .containsExactly("429", "timeout", "java.lang.IllegalStateException");
        assertThat(spans.ended).allSatisfy(span -> {
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span.toString()).doesNotContain("secret");
        });
        assertThat(meters.get("gen_ai.client.operation.duration")
                        .tag("error.type", "429")
                        .timer()
                        .count())
                .isOne();
    }

    @Test
    void anEstimateIsNoMeasurement() {
        model.answers("Hello.", null);

        ask();

        assertThat(attributes(spans.ended.getFirst())).doesNotContainKey("gen_ai.usage.input_tokens");
        assertThat(meters.find("gen_ai.client.token.usage").summary()).isNull();
    }

    private void ask() {
        RolesConfig config = new SmallRyeConfigBuilder()
                .withMapping(RolesConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "inquest.student.provider", "openai",
                                "inquest.student.model", "m1",
                                "inquest.student.base-url", "http://models.example:8000/v1"),
                        "test",
                        100))
                .build()
                .getConfigMapping(RolesConfig.class);
        new RoleModel(Role.STUDENT, config.student(), model, new Unrecorded(telemetry()))
                .open(new Prompt("greet", 3, "abc", "Be brief."), "Be brief.", "i-1")
                .ask("Say the secret", 50, null);
    }

    private ModelTelemetry telemetry() {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build();
        return new ModelTelemetry(
                OpenTelemetrySdk.builder().setTracerProvider(provider).build(), meters);
    }

    private static Map<String, Object> attributes(SpanData span) {
        return span.getAttributes().asMap().entrySet().stream()
                .collect(Collectors.toMap(e -> key(e.getKey()), Map.Entry::getValue));
    }

    private static String key(AttributeKey<?> key) {
        return key.getKey();
    }

    /** Keeps nothing. */
    private static final class Unrecorded extends ModelExchanges {

        Unrecorded(ModelTelemetry telemetry) {
            super(telemetry);
        }

        @Override
        Optional<Exchange> answered(String incidentId, String callKey) {
            return Optional.empty();
        }

        @Override
        Exchange record(String incidentId, String callKey, Exchange made) {
            return made;
        }
    }

    /** Keeps what was exported. */
    private static final class Spans implements SpanExporter {

        private final List<SpanData> ended = new ArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            ended.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
