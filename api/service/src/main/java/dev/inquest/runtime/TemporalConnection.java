package dev.inquest.runtime;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import com.uber.m3.util.Duration;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/**
 * The way to Temporal. Nothing here connects by itself: a channel finds the server when the first call is made and finds it
 * again after an outage, so that the service starts and accepts incidents while Temporal is away.
 *
 * <p>Two channels, because the two users wait differently: a REST call gives up after seconds, a worker retries as long as
 * the SDK does.
 */
@ApplicationScoped
public class TemporalConnection {

    private static final long CLOSE_SECONDS = 5;

    private final TemporalConfig config;
    private final Scope metrics;
    private final WorkflowServiceStubs callStubs;
    private final WorkflowServiceStubs workerStubs;
    private final WorkflowClient callClient;
    private final WorkflowClient workerClient;

    TemporalConnection(TemporalConfig config, MeterRegistry registry) {
        this.config = config;
        this.metrics = new RootScopeBuilder()
                .reporter(new MicrometerClientStatsReporter(registry))
                .reportEvery(Duration.ofSeconds(10));
        this.callStubs = WorkflowServiceStubs.newServiceStubs(options()
                .setRpcTimeout(config.callTimeout())
                .setRpcRetryOptions(RpcRetryOptions.newBuilder()
                        .setInitialInterval(java.time.Duration.ofMillis(200))
                        .setExpiration(config.callTimeout())
                        .validateBuildWithDefaults())
                .build());
        this.workerStubs = WorkflowServiceStubs.newServiceStubs(options().build());
        this.callClient = client(callStubs);
        this.workerClient = client(workerStubs);
    }

    /** For calls that somebody waits for. */
    public WorkflowClient client() {
        return callClient;
    }

    WorkflowClient workerClient() {
        return workerClient;
    }

    WorkflowServiceStubs stubs() {
        return callStubs;
    }

    /** Options that lead to the configured server. */
    WorkflowServiceStubsOptions.Builder options() {
        return WorkflowServiceStubsOptions.newBuilder()
                .setTarget(config.target())
                .setEnableHttps(config.tls())
                .setMetricsScope(metrics);
    }

    private WorkflowClient client(WorkflowServiceStubs stubs) {
        return WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(config.namespace())
                        .setDataConverter(TemporalJson.converter())
                        .build());
    }

    @PreDestroy
    void close() {
        workerStubs.shutdown();
        callStubs.shutdown();
        workerStubs.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        callStubs.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
