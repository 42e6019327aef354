package dev.inquest.model.llm.provider;

import dev.inquest.incident.Role;
import dev.inquest.model.llm.provider.ModelState.Kind;
import dev.inquest.model.llm.provider.RolesConfig.Provider;
import dev.inquest.model.llm.provider.RolesConfig.RoleConfig;
import dev.inquest.model.llm.provider.wire.LiveWire;
import dev.inquest.model.llm.provider.wire.Wires;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.temporal.failure.ApplicationFailure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Asks every configured model one tiny question when the process starts, in the background, so that a bad key or an unknown
 * model shows before the first incident. Each is asked again until it has answered once; what becomes of it later is the
 * matter of each call, and never takes the process out of service.
 */
@ApplicationScoped
public class ModelChecks {

    private static final Duration AGAIN = Duration.ofSeconds(30);

    /** A refusal comes at once. A model that is slow to load answers later than this, and is waited out. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final String QUESTION = "Reply with the word ready.";

    /** Some servers refuse a smaller cap. */
    private static final int ANSWER_TOKENS = 16;

    private final RolesConfig config;
    private final Duration again;
    private final Duration grace;
    private final Map<Role, ModelState> states = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile long startedNanos;

    @Inject
    ModelChecks(RolesConfig config) {
        this(config, AGAIN, GRACE);
    }

    ModelChecks(RolesConfig config, Duration again, Duration grace) {
        this.config = config;
        this.again = again;
        this.grace = grace;
    }

    /** Begins to ask; returns at once. From a cassette, no model is there to be asked. */
    public void start() {
        startedNanos = System.nanoTime();
        if (Wires.replayed()) {
            played().forEach((role, how) ->
                    states.put(role, new ModelState(Kind.ANSWERED, name(how) + " is replayed from the cassette")));
            return;
        }
        played().forEach((role, how) -> states.put(role, new ModelState(Kind.ASKED, name(how) + " was asked")));
        for (List<Role> roles : sameModel()) {
            Thread.ofVirtual().name("model-check").start(() -> untilAnswered(roles));
        }
    }

    /** Whether no model refuses; one that has not answered yet counts only for the first seconds. */
    public boolean ready() {
        boolean early = System.nanoTime() - startedNanos < grace.toNanos();
        return states.values().stream()
                .map(ModelState::kind)
                .noneMatch(kind -> kind == Kind.REFUSED || kind == Kind.ASKED && early);
    }

    /** What is known of each role that a model plays; empty before the start, and where all roles are embedded. */
    public Map<Role, ModelState> states() {
        return new TreeMap<>(states);
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    private void untilAnswered(List<Role> roles) {
        try {
            boolean answered = ask(roles);
            while (!answered && !stopped.await(again.toMillis(), TimeUnit.MILLISECONDS)) {
                answered = ask(roles);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ask(List<Role> roles) {
        RoleConfig how = config(roles.getFirst());
        try {
            ChatModels.of(how, LiveWire.SHARED)
                    .chat(ChatRequest.builder()
                            .messages(UserMessage.from(QUESTION))
                            .parameters(ChatModels.parameters(how, ANSWER_TOKENS, null))
                            .build());
            roles.forEach(role -> states.put(role, new ModelState(Kind.ANSWERED, name(how) + " answered")));
            return true;
        } catch (RuntimeException e) {
            // All of them, as for every call: the library throws what its HTTP and JSON parts threw.
            roles.forEach(role -> states.put(role, failed(ModelFailures.of(role, e))));
            return false;
        }
    }

    private static ModelState failed(ApplicationFailure failure) {
        return new ModelState(failure.isNonRetryable() ? Kind.REFUSED : Kind.AWAY, failure.getOriginalMessage());
    }

    private Map<Role, RoleConfig> played() {
        Map<Role, RoleConfig> played = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            if (config(role).provider() != Provider.EMBEDDED) {
                played.put(role, config(role));
            }
        }
        return played;
    }

    /** The roles by model: one that plays two roles is asked once. */
    private Collection<List<Role>> sameModel() {
        return played().entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> identity(entry.getValue()),
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
                .values();
    }

    private static List<Object> identity(RoleConfig how) {
        return List.of(
                how.provider(),
                how.baseUrl(),
                how.model(),
                how.apiKey(),
                how.apiKeyFile(),
                how.apiVersion(),
                how.region(),
                how.headers());
    }

    private RoleConfig config(Role role) {
        return switch (role) {
            case STUDENT -> config.student();
            case TEACHER -> config.teacher();
            case JUDGE -> config.judge();
        };
    }

    private static String name(RoleConfig how) {
        return how.provider().name().toLowerCase(Locale.ROOT) + ":"
                + how.model().orElse("");
    }
}
