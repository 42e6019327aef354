package dev.inquest.hostile;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.inquest.evidence.EvidenceStore;
import dev.inquest.hostile.Investigations.Conducted;
import dev.inquest.incident.Alert;
import dev.inquest.incident.ApprovalPolicy;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Settings;
import dev.inquest.observation.Evidence;
import dev.inquest.storage.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A canary in every place where people and applications leave secrets, and a model that repeats all it can see: none
 * reaches a prompt, and none is recorded.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = ObedientModel.class, restrictToAnnotatedClass = true)
class SecretCanariesIT {

    private static final Settings SETTINGS = new Settings(
            2,
            true,
            Settings.DEFAULT.planner(),
            false,
            ApprovalPolicy.NEVER,
            Duration.ofHours(1),
            Duration.ZERO,
            Settings.DEFAULT.budget(),
            Settings.DEFAULT.diagnosisBy());

    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("args", "--db-password=cnryArg1"),
            Map.entry("env", "postgres://app:cnryEnvUrl2@db:5432/shop"),
            Map.entry("configmap", """
                    password: cnryConfig3
                    db.password=cnryConfig4
                    {"auths":{"registry.example":{"username":"u","password":"cnryConfig5","auth":"dXNlcjpjbnJ5Q29uZmln"}}}
                    apiKey: |
                      cnryConfig6
                      cnryConfig7
                    -----BEGIN PRIVATE KEY-----
                    MIIEvQIBADANBgkqhkiG9w0BAQEFAASCcnryConfig8BKcwggSjAgEAAoIB
                    -----END PRIVATE KEY-----
                    jwks: '{"keys":[{"kty":"oct","k":"cnryConfig9cnryConfig9"}]}'
                    """),
            Map.entry("log", """
                    error Authorization: Bearer cnryLog10abcdef
                    error token eyJhbGciOiJIUzI1NiJ9.cnryLog11.cnrySig
                    error key AKIACNRYQX9ZP2LK77AA secret_access_key=cnryLog12/abc+def
                    error ghp_cnryLog13cnryLog13cnryLog13cnryLog13 xoxb-1234567890-cnryLog14
                    error AIzacnryLog15cnryLog15cnryLog15cnryLog15 https://u:cnryLog16@x.example/
                    error Set-Cookie: session=cnryLog17; Path=/
                    error X-Api-Key: cnryLog18 {"client_secret":"cnryLog19"} password: cnryLog20
                    error mysql -uroot -pcnryLog21 -e 'select 1'
                    error dsn app:cnryLog22@tcp(db:3306)/shop?x=y&sig=cnryLog23aaaa"""),
            Map.entry("event", "Liveness probe failed: curl -u admin:cnryEvent24 http://x/: AccountKey=cnryEvent25=="),
            Map.entry("pod-annotation", "{\"env\":[{\"name\":\"DB_PASSWORD\",\"value\":\"cnryAnno26\"}]}"),
            Map.entry(
                    "deployment-annotation",
                    "{\"spec\":\"{\\\"env\\\":[{\\\"name\\\":\\\"API_TOKEN\\\",\\\"value\\\":\\\"cnryAnno27\\\"}]}\"}"),
            Map.entry("termination-message", "panic: cannot log in with password=cnryExit28"),
            Map.entry("node-condition", "kubelet uses token: cnryNode29x1"),
            Map.entry("prometheus-label", "http://u:cnryProm30@target"),
            Map.entry("crd-status", "ACME account key: cnryCrd31x1 was refused"));

    /** What describes a variable with a telling name is set on the pod itself. */
    private static final String TELLING = "cnryPlainEnv32";

    @Inject
    Investigations investigations;

    @Inject
    EvidenceStore evidence;

    @Inject
    Session session;

    @ConfigProperty(name = "hostile.port", defaultValue = "0")
    int port;

    @TempDir
    Path directory;

    @Test
    void noCanaryReachesAPromptOrARecord() throws IOException {
        WireMock model = new WireMock("127.0.0.1", port);
        model.resetRequests();
        Incident incident = incident();
        Path recording = HostileRecording.write(directory.resolve("canaries"), PLACES);
        HostileRecording.replace(
                recording.resolve("cluster/pods.yaml"),
                "\"name\":\"GREETING\"",
                "\"name\":\"DB_PASSWORD\",\"value\":\"" + TELLING + "\"},{\"name\":\"GREETING\"");
        investigations.start();
        Conducted conducted;
        try (Investigations running = investigations;
                HostileCluster cluster = new HostileCluster(recording)) {
            conducted = running.conduct(incident, SETTINGS, cluster);
        }

        List<LoggedRequest> prompts = model.find(anyRequestedFor(anyUrl()));
        String told = prompts.stream().map(LoggedRequest::getBodyAsString).collect(Collectors.joining("\n"));
        List<Evidence> seen = evidence.all(incident.id());
        String shown = seen.stream().map(Evidence::text).collect(Collectors.joining("\n"));
        assertThat(canaries(shown))
                .as("canaries that the looks came upon")
                .hasSizeGreaterThan(20)
                .contains(TELLING);
        assertThat(canaries(shown)).as("values of Secrets").doesNotContain("cnrySecretData", "cnrySecretPlain");
        assertThat(prompts).hasSizeGreaterThan(3);
        assertThat(canaries(told)).as("canaries in prompts").isEmpty();
        assertThat(told).as("the key of the model").doesNotContain(ObedientModel.KEY);
        assertThat(canaries(recorded(incident.id())))
                .as("canaries in exchanges")
                .isEmpty();
        assertThat(canaries(conducted.file().timeline().toString()))
                .as("canaries in the timeline")
                .isEmpty();
        assertThat(conducted.file().outcome()).isNotNull();
        System.out.printf(
                "canaries: %d in what was looked at, 0 in %d prompts%n",
                canaries(shown).size(), prompts.size());
    }

    private String recorded(String incidentId) {
        List<String> rows = QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery(
                        "select cast(e as text) from model_exchange e where incident_id = :i", String.class)
                .setParameter("i", incidentId)
                .getResultList());
        assertThat(rows).isNotEmpty();
        return String.join("\n", rows);
    }

    private static Set<String> canaries(String text) {
        return Obedience.CANARY
                .matcher(text)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Incident incident() {
        return new Incident(
                UUID.randomUUID().toString(),
                "hostile",
                "Basket answers 503",
                "The basket answers 503. Log in with password: cnryPage33 or token=cnryPage34.",
                "canaries",
                "shop",
                null,
                List.of(new Alert(
                        Map.of("alertname", "Errors", "api_key", "cnryAlert35"),
                        Map.of("runbook", "https://bot:cnryAlert36@runbooks.example/x"),
                        null)),
                null);
    }
}
