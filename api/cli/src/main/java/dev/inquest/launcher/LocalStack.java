package dev.inquest.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, Temporal and the service of one state directory. */
final class LocalStack {

    private final Launch launch;
    private final StateDirectory state;
    private final Messages messages;
    private final Map<String, String> settings;
    private final boolean throwaway;
    private final Supervisor supervisor;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<Sibling> siblings = new ArrayList<>();
    private Map<String, Integer> ports = Map.of();

    /**
     * @param settings variables of the service's configuration
     * @param throwaway whether it lives for one command only
     */
    LocalStack(
            Launch launch, StateDirectory state, Messages messages, Map<String, String> settings, boolean throwaway) {
        this.launch = launch;
        this.state = state;
        this.messages = messages;
        this.settings = settings;
        this.throwaway = throwaway;
        this.supervisor = new Supervisor(state, launch.environment(), messages);
    }

    /**
     * Starts all and waits until all serve.
     *
     * @throws dev.inquest.cli.CommandFailedException when one cannot be started
     */
    void bringUp() {
        Tools tools = new Tools(state, launch.environment(), messages, launch.home());
        Path temporal = tools.temporal();
        Path postgres = tools.postgres();
        ports = new Ports(state, launch.environment(), messages).choose(throwaway);
        siblings.addAll(siblings(temporal, postgres));
        supervisor.startUnlessAlive(siblings.get(0));
        supervisor.startUnlessAlive(siblings.get(1));
        supervisor.mustBecomeReady(siblings.get(0));
        supervisor.mustBecomeReady(siblings.get(1));
        supervisor.startUnlessAlive(siblings.get(2));
        supervisor.mustBecomeReady(siblings.get(2));
    }

    /** Waits until the service that another launcher started serves. */
    void awaitService() {
        ports = Map.of(Ports.API, Ports.remembered(state, Ports.API).orElse(Launch.USUAL_API_PORT));
        supervisor.mustBecomeReady(service());
    }

    /** Watches all until they are stopped. */
    void mind() {
        supervisor.mind(siblings);
    }

    /** Watches all in the background, in a thread that ends when it gives up. */
    Thread mindInBackground() {
        return Thread.ofPlatform().daemon().name("minder").start(this::mind);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port(Ports.API) + "/");
    }

    /** Says where everything is found. */
    void tellLinks() {
        String api = "http://127.0.0.1:" + port(Ports.API);
        messages.say("Inquest is up.");
        messages.say("  console      " + api + "/console");
        messages.say("  API          " + api + "/incidents   (described at /q/openapi, health at /q/health)");
        messages.say("  Temporal UI  http://127.0.0.1:" + port(Ports.TEMPORAL_UI));
        messages.say("  state, logs  " + state.root());
    }

    /** Stops what this launcher started, in the other order; once. */
    void close() {
        if (!closed.getAndSet(true) && supervisor.startedAny()) {
            supervisor.stopStarted();
            messages.tell("state is kept in " + state.root());
        }
    }

    /** Tells whether this launcher started anything. */
    boolean started() {
        return supervisor.startedAny();
    }

    /** Stops whatever runs of this state directory, by whichever launcher it was started. */
    static void stopAll(Launch launch, StateDirectory state, Messages messages) {
        Supervisor supervisor = new Supervisor(state, launch.environment(), messages);
        new LocalStack(launch, state, messages, Map.of(), false)
                .siblings(Path.of("temporal"), Path.of("postgres"))
                .reversed()
                .forEach(supervisor::stop);
    }

    private List<Sibling> siblings(Path temporal, Path postgres) {
        Map<String, String> environment = launch.environment();
        return List.of(
                new PostgresServer(state, postgres, port(Ports.POSTGRES), throwaway, environment),
                new TemporalServer(state, temporal, port(Ports.TEMPORAL), port(Ports.TEMPORAL_UI), environment),
                service());
    }

    private Sibling service() {
        Map<String, String> all = new HashMap<>();
        @Nullable String recordings = launch.environment().get("INQUEST_RECORDINGS");
        all.put(
                "INQUEST_RECORDINGS",
                recordings != null && !recordings.isEmpty()
                        ? recordings
                        : launch.home().resolve("deploy/recordings").toString());
        all.putAll(settings);
        return new ServiceServer(
                state, ports, launch.serviceJvm("-jar", launch.serviceJar().toString()), all);
    }

    private int port(String variable) {
        return ports.getOrDefault(variable, 0);
    }
}
