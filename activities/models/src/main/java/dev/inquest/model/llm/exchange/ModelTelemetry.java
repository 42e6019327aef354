package dev.inquest.model.llm.exchange;

import dev.inquest.model.llm.prompt.Prompt;
import dev.inquest.model.llm.provider.Finish;
import dev.inquest.model.llm.provider.RolesConfig.Provider;
import dev.inquest.model.llm.provider.TokenCount;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.semconv.ErrorAttributes;
import io.opentelemetry.semconv.ServerAttributes;
import io.opentelemetry.semconv.incubating.GenAiIncubatingAttributes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Calls of models as OpenTelemetry's conventions for generative AI name them (version 1.37): a span for each call, which
 * never holds what was said, and two metrics. The metrics go through Micrometer, which the service's other metrics go
 * through as well and which Prometheus reads at {@code /q/metrics}; their names there are those that an OpenTelemetry
 * collector would give them.
 */
@ApplicationScoped
public class ModelTelemetry {

    private static final String CHAT = "chat";

    /** The conventions' boundaries: powers of 4, in tokens. */
    private static final double[] TOKENS =
            DoubleStream.iterate(1, t -> t * 4).limit(14).toArray();

    /** The conventions' boundaries: doubled from 10 ms on. */
    private static final Duration[] DURATIONS = DoubleStream.iterate(10, t -> t * 2)
            .limit(14)
            .mapToObj(millis -> Duration.ofMillis((long) millis))
            .toArray(Duration[]::new);

    private final Tracer tracer;
    private final MeterProvider<DistributionSummary> usage;
    private final MeterProvider<Timer> durations;

    @Inject
    ModelTelemetry(OpenTelemetry telemetry, MeterRegistry meters) {
        this.tracer = telemetry.getTracer("dev.inquest");
        this.usage = DistributionSummary.builder("gen_ai.client.token.usage")
                .description("Number of input and output tokens used")
                .serviceLevelObjectives(TOKENS)
                .withRegistry(meters);
        this.durations = Timer.builder("gen_ai.client.operation.duration")
                .description("GenAI operation duration")
                .serviceLevelObjectives(DURATIONS)
                .withRegistry(meters);
    }

    /** A call begins now. */
    Call begin(RoleModel line, Prompt prompt, String incidentId, int maxTokens, @Nullable ResponseFormat format) {
        String provider = provider(line.config().provider());
        String role = line.role().name().toLowerCase(Locale.ROOT);
        Optional<URI> server = line.config().baseUrl();
        SpanBuilder span = tracer.spanBuilder(CHAT + " " + line.model())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(GenAiIncubatingAttributes.GEN_AI_OPERATION_NAME, CHAT)
                .setAttribute(GenAiIncubatingAttributes.GEN_AI_PROVIDER_NAME, provider)
                .setAttribute(GenAiIncubatingAttributes.GEN_AI_REQUEST_MODEL, line.model())
                .setAttribute(GenAiIncubatingAttributes.GEN_AI_REQUEST_MAX_TOKENS, (long) maxTokens)
                .setAttribute(GenAiIncubatingAttributes.GEN_AI_OUTPUT_TYPE, format == null ? "text" : "json")
                .setAttribute("inquest.role", role)
                .setAttribute("inquest.incident.id", incidentId)
                .setAttribute("inquest.prompt.id", prompt.id())
                .setAttribute("inquest.prompt.version", prompt.version());
        server.ifPresent(uri -> {
            span.setAttribute(ServerAttributes.SERVER_ADDRESS, uri.getHost());
            span.setAttribute(ServerAttributes.SERVER_PORT, (long) port(uri));
        });
        // Every meter of a name has the same tags; an empty one is, to Prometheus, one that is not there.
        Tags tags = Tags.of(
                "gen_ai.operation.name",
                CHAT,
                "gen_ai.provider.name",
                provider,
                "gen_ai.request.model",
                line.model(),
                "server.address",
                server.map(URI::getHost).orElse(""),
                "server.port",
                server.map(uri -> String.valueOf(port(uri))).orElse(""),
                "inquest.role",
                role);
        return new Call(span.startSpan(), tags);
    }

    /** One call, which ends once. */
    final class Call {

        private final Span span;
        private final Tags tags;
        private final long begun = System.nanoTime();

        private Call(Span span, Tags tags) {
            this.span = span;
            this.tags = tags;
        }

        /**
         * The model answered.
         *
         * @param reported the provider's count; estimates are no measurement
         * @return how long it took
         */
        Duration answered(ChatResponse response, Optional<TokenCount> reported) {
            String model = response.modelName() == null ? "" : response.modelName();
            if (!model.isEmpty()) {
                span.setAttribute(GenAiIncubatingAttributes.GEN_AI_RESPONSE_MODEL, model);
            }
            span.setAttribute(GenAiIncubatingAttributes.GEN_AI_RESPONSE_FINISH_REASONS, List.of(Finish.of(response)));
            reported.ifPresent(count -> {
                span.setAttribute(GenAiIncubatingAttributes.GEN_AI_USAGE_INPUT_TOKENS, (long) count.input());
                span.setAttribute(GenAiIncubatingAttributes.GEN_AI_USAGE_OUTPUT_TOKENS, (long) count.output());
                span.setAttribute("gen_ai.usage.cache_read.input_tokens", count.cached());
                used("input", count.input(), model);
                used("output", count.output(), model);
            });
            return ended("", model);
        }

        /** There is no answer. The exception's own words are left out: they may quote the request or the key. */
        void failed(RuntimeException cause) {
            String error = errorType(cause);
            span.setAttribute(ErrorAttributes.ERROR_TYPE, error);
            span.setStatus(StatusCode.ERROR);
            ended(error, "");
        }

        private void used(String type, int tokens, String model) {
            usage.withTags(tags.and("gen_ai.token.type", type, "gen_ai.response.model", model))
                    .record(tokens);
        }

        private Duration ended(String error, String model) {
            Duration duration = Duration.ofNanos(System.nanoTime() - begun);
            durations
                    .withTags(tags.and("error.type", error, "gen_ai.response.model", model))
                    .record(duration);
            span.end();
            return duration;
        }
    }

    /** The provider as the conventions name it. */
    private static String provider(Provider provider) {
        return switch (provider) {
            case OPENAI -> "openai";
            case AZURE -> "azure.ai.openai";
            case ANTHROPIC -> "anthropic";
            case GEMINI -> "gcp.gemini";
            case MISTRAL -> "mistral_ai";
            case BEDROCK -> "aws.bedrock";
            case OLLAMA -> "ollama";
            case EMBEDDED -> "inquest";
        };
    }

    private static int port(URI server) {
        if (server.getPort() >= 0) {
            return server.getPort();
        }
        return "http".equals(server.getScheme()) ? 80 : 443;
    }

    /** The HTTP status, {@code timeout}, or the exception's name. */
    private static String errorType(Throwable cause) {
        Throwable root = cause;
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof HttpException http) {
                return String.valueOf(http.statusCode());
            }
            if (at instanceof TimeoutException) {
                return "timeout";
            }
            root = at;
        }
        return root.getClass().getName();
    }
}
