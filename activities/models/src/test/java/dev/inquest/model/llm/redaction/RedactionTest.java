package dev.inquest.model.llm.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.model.llm.prompt.Fence;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is removed, what stays, and that neither depth nor length of a text defeats it. */
class RedactionTest {

    /** In every text of {@link #secrets} this stands where a credential does. */
    private static final String CANARY = "cnry7Qx9Zp2Lk";

    private static final String KEY_LINE = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC" + CANARY + "BKcwggSjAgEAAoIB";

    static List<String> secrets() {
        return List.of(
                // Variables: a line each, two lines in YAML and JSON, as describe prints them
                "DB_PASSWORD=cnry7Qx9Zp2Lk next",
                "      DB_PASSWORD:  correct horse cnry7Qx9Zp2Lk",
                "env:\n- name: DB_PASSWORD\n  value: cnry7Qx9Zp2Lk\n- name: A\n  value: b",
                "- name: SMTP_PASS\n  value: \"a b cnry7Qx9Zp2Lk\"",
                "{\"env\": [{\"name\": \"API_TOKEN\",\n  \"value\": \"cnry7Qx9Zp2Lk\"}]}",
                "{\"name\":\"clientSecret\",\"value\":\"cnry7Qx9Zp2Lk\"}",
                "- {name: DB_PASSWORD, value: cnry7Qx9Zp2Lk}",
                "- name: TLS_PASSPHRASE\n  value: |\n    two lines\n    cnry7Qx9Zp2Lk\n- name: A",
                "password: >-\n  one\n  cnry7Qx9Zp2Lk\nuser: app",
                "  apiKey: a value that was folded by the writer because the line became too long for it\n    cnry7Qx9Zp2Lk",
                "- name: Authorization\n  value: Bearer cnry7Qx9Zp2Lk",
                "- name: X-Auth-Token\n  value: cnry7Qx9Zp2Lk",
                "DB_PASSWORD2: cnry7Qx9Zp2Lk",
                // Objects in annotations, and objects in those
                "last-applied-configuration: '{\"env\":[{\"name\":\"DB_PASSWORD\",\"value\":\"cnry7Qx9Zp2Lk\"}]}'",
                "a: \"{\\\"env\\\":[{\\\"name\\\":\\\"DB_PASSWORD\\\",\\\"value\\\":\\\"cnry7Qx9Zp2Lk\\\"}]}\"",
                "{\\\"cfg\\\":\\\"{\\\\\\\"password\\\\\\\":\\\\\\\"cnry7Qx9Zp2Lk\\\\\\\"}\\\"}",
                "\"app.properties\": \"user=a\\npass=cnry7Qx9Zp2Lk\\nport=1\"",
                "\"password\": \"a\\\"cnry7Qx9Zp2Lk\"",
                // Arguments
                "args: [\"--password=cnry7Qx9Zp2Lk\"]",
                "args: [\"--password\", \"cnry7Qx9Zp2Lk\"]",
                "- --db-password\n- cnry7Qx9Zp2Lk",
                "app --token cnry7Qx9Zp2Lk --port 80",
                "exec [mysqladmin ping -h 127.0.0.1 -uroot -pcnry7Qx9Zp2Lk]",
                "redis-cli -h cache -a cnry7Qx9Zp2Lk ping",
                "curl -s -u admin:cnry7Qx9Zp2Lk http://x/",
                // Connection strings
                "postgres://app:cnry7Qx9Zp2Lk@db:5432/x",
                "postgres://app:p@cnry7Qx9Zp2Lk@db:5432/x",
                "redis://:cnry7Qx9Zp2Lk@cache:6379",
                "https://cnry7Qx9Zp2Lkcnry7Qx9Zp2Lk@git.example/x",
                "app:cnry7Qx9Zp2Lk@tcp(db:3306)/shop",
                "Server=db;User Id=sa;Password=cnry7Qx9Zp2Lk;Encrypt=true",
                "jdbc:mysql://db/x?user=a&password=cnry7Qx9Zp2Lk&ssl=true",
                "AccountName=x;AccountKey=cnry7Qx9Zp2Lkcnry==;EndpointSuffix=y",
                "JAAS: org.x.PlainLoginModule required username=\"u\" password=\"a cnry7Qx9Zp2Lk\";",
                // Credentials known by their look
                "key AKIACNRY7QX9ZP2LK77A used",
                "aws_secret_access_key = cnry7Qx9Zp2LkTUFuJL0bPxRf1CYEXAMPLEKEY",
                "ghp_cnry7Qx9Zp2Lk0123456789012345678901",
                "xoxb-1234567890-cnry7Qx9Zp2Lk",
                "https://hooks.slack.com/services/T000/B000/cnry7Qx9Zp2Lk",
                "AIzaSyAcnry7Qx9Zp2Lk12345678901234567",
                "sk-proj-cnry7Qx9Zp2Lk12345678901234567",
                "sk_live_cnry7Qx9Zp2Lk0000",
                "glpat-cnry7Qx9Zp2Lk0000000",
                "hvs.cnry7Qx9Zp2Lk00000000000",
                "token eyJhbGciOiJIUzI1NiJ9.cnry7Qx9Zp2Lk.sig",
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n" + KEY_LINE
                        + "\n-----END RSA PRIVATE KEY-----\nafter",
                "-----BEGIN PRIVATE KEY-----\n" + KEY_LINE + "\ncnry7Qx9Zp2Lk\n",
                "\"key.pem\": \"-----BEGIN EC PRIVATE KEY-----\\n" + KEY_LINE
                        + "\\ncnry7Qx9Zp2Lk==\\n-----END EC PRIVATE KEY-----\\n\"",
                // Headers, cookies, sessions
                "Authorization: Bearer cnry7Qx9Zp2Lk",
                "\"authorization\":\"Basic cnry7Qx9Zp2Lk==\"",
                "Authorization: Token token=cnry7Qx9Zp2Lk, realm=x",
                "x-api-key: cnry7Qx9Zp2Lk",
                "Set-Cookie: sid=cnry7Qx9Zp2Lk; Path=/",
                "Cookie: theme=dark; sid=cnry7Qx9Zp2Lk",
                "JSESSIONID=cnry7Qx9Zp2Lk",
                "{\"session\":\"cnry7Qx9Zp2Lk-1\"}",
                // Tokens of the mesh, of registries
                "jwks: '{\"keys\":[{\"kty\":\"oct\",\"k\":\"cnry7Qx9Zp2Lkcnry7Qx9Zp2Lk\"}]}'",
                "{\"auths\":{\"reg\":{\"username\":\"u\",\"password\":\"cnry7Qx9Zp2Lk\"}}}",
                "{\"auths\":{\"reg\":{\"auth\":\"cnry7Qx9Zp2Lk==\"}}}",
                // Sentences
                "login failed with password: cnry7Qx9Zp2Lk",
                "the API key: cnry7Qx9Zp2Lk was refused",
                "USER TOKEN: cnry7Qx9Zp2Lk USER ID: 1");
    }

    static List<String> decidingFacts() {
        return List.of(
                "image: registry.example/shop/web@sha256:6b7f1f0a5e2a4e5cb0f2d3f9a1b2c3d4e5f60718293a4b5c6d7e8f9001122334",
                "docker-pullable://registry.example/shop/web:1.2@sha256:6b7f1f0a5e2a4e5cb0f2d3f9a1b2c3d4e5f6071",
                "docker-pullable://a-very-long-image-name-without-host@sha256:6b7f1f0a5e2a4e5cb0f2d3f9a1b2c3d4e5f6071",
                "web-5f6d7c8b9-aaaaa   0/1   CrashLoopBackOff   12 (30s ago)   2d",
                "resourceVersion: \"48213344\"\nuid: 0d0a00c0-00cb-4cf0-b0bb-b00000d0da0f",
                "notAfter: 2026-01-31T10:00:00Z expired 2 days ago, serial 4f:3a:11",
                "-----BEGIN CERTIFICATE-----\nMIIC/DCCAeSgAwIBAgIQS06mWZHLbH4mzjYZnkFxNDANBgkqhk\n-----END CERTIFICATE-----",
                "automountServiceAccountToken: false",
                "secretName: db-credentials",
                "secretKeyRef:\n  name: db\n  key: password",
                "DB_PASSWORD: <set to the key 'password' in secret 'db'> Optional: false",
                "--password=$(DB_PASSWORD)",
                "--token-ttl=24h --password-file=/run/secrets/db",
                "PASSWORD_FILE: /run/secrets/db",
                "tokenPath: /var/run/secrets/tokens/x",
                "expirationSeconds: 3607",
                "MAX_TOKEN: 4096",
                "couldn't find key password in Secret shop/db",
                "MountVolume.SetUp failed for volume \"c\" : secret \"db-creds\" not found",
                "failed to verify token: unexpected end of input",
                "FATAL: password authentication failed for user \"app\"",
                "RBAC: access denied, matched policy ns[shop]-policy[deny-all]-rule[0]",
                "imagePullSecrets:\n- name: regcred",
                "jwksUri: https://issuer.example/keys",
                "disk-frontend-7d9f8b6c5d-abcde sk-frontend-7d9f8b6c5d-abcde",
                "GET http://web.shop:8080/healthz 503 UH \"-\" 0 91 0 -",
                "dial tcp 10.1.2.3:3306: connect: connection refused",
                "kubectl get pods -p -n shop",
                "Basic authentication is off, bearer tokens are refused",
                "session: closed, auth: mtls, cookie: none",
                "-----BEGIN PRIVATE KEY----- is what the file should begin with. Error: no such file");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void noCredentialStays(String text) {
        assertThat(Redaction.of(text)).doesNotContainIgnoringCase(CANARY).contains(Redaction.REDACTED);
    }

    @ParameterizedTest
    @MethodSource("decidingFacts")
    void whatDecidesStays(String text) {
        String clean = Redaction.of(text);

        assertThat(clean.replace(Redaction.REDACTED + " is what", "-----BEGIN PRIVATE KEY----- is what"))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource({"secrets", "decidingFacts"})
    void redactingTwiceIsRedactingOnce(String text) {
        String once = Redaction.of(text);

        assertThat(Redaction.of(once)).isEqualTo(once);
    }

    /** What is sent is redacted once more as a whole: a text that begins something must not reach over its fence. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: \"",
                "password: '",
                "password: \"{\\",
                "password=\"\\",
                "password: |",
                "password: >-",
                "password:",
                "- --password",
                "\"--password\",",
                "--token ",
                "mysql -uroot -p",
                "redis-cli -a",
                "curl -u",
                "curl -u a:",
                "-----BEGIN PRIVATE KEY-----",
                "name: DB_PASSWORD",
                "{\"name\":\"DB_PASSWORD\",",
                "Authorization: Bearer",
                "Authorization: Digest ",
                "Set-Cookie: a=",
                "Cookie: a=",
                "postgres://app:",
                "token=",
                "eyJabcdefgh.",
                "sk-",
                "password: \"[redacted]",
                "password: a very long value that a writer would have folded because it is so very long"
            })
    void noBeginningReachesOverItsFence(String open) {
        String piece = "a log line\n" + open;
        String prompt = "Output [1]:\n" + Fence.around(Redaction.of(piece)) + "Output [2]:\n"
                + Fence.around(Redaction.of("value: \"x\" 'y' @host \"\n")) + "Looks left: 3\n";

        assertThat(Redaction.of(prompt)).isEqualTo(prompt);
    }

    @Test
    void whatStandsAroundACredentialStays() {
        String clean = Redaction.of("- name: DB_PASSWORD\n  value: x1\n- name: DB_HOST\n  value: db.shop\n"
                + "log: user=a password=\"b c\" host=db\nAuthorization: Bearer abcdefgh123\n"
                + "postgres://app:pw@db:5432/x\n{\"token\":\"t1\",\"port\":5432}\n"
                + "-----BEGIN PRIVATE KEY-----\n" + KEY_LINE + "\n");

        assertThat(clean)
                .isEqualTo("- name: DB_PASSWORD\n  value: [redacted]\n- name: DB_HOST\n  value: db.shop\n"
                        + "log: user=a password=\"[redacted]\" host=db\nAuthorization: Bearer [redacted]\n"
                        + "postgres://app:[redacted]@db:5432/x\n{\"token\":\"[redacted]\",\"port\":5432}\n[redacted]");
    }

    /** Each is an attack on backtracking: with a quadratic step it would take minutes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJ-",
                "eyJa.",
                "password=",
                "password='",
                "password: \"\\",
                "\\\\\\\"",
                "://a:",
                "://",
                ":a@",
                "bearer ",
                "-----BEGIN PRIVATE KEY-----\n",
                "name: password value",
                "name: a\n",
                "--password \n",
                "mysql -",
                "cookie: a=",
                "curl -u a",
                "sk-",
                "a.b-c_",
                "token: |\n ",
                "pass: 'x",
                "k\":\"",
                "aA0_",
                "\n",
                "[redacted]",
                "AKIA",
                "$6$",
                "authorization: token ",
                "\"key\": "
            })
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void anythingRepeatedIsReadInLinearTime(String piece) {
        String text = piece.repeat(300_000 / piece.length());

        assertThat(Redaction.of(text)).isNotEmpty();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aMegabyteOfSecretsOnOneLineIsReadInLinearTime() {
        String line = String.join(" ", secrets()).replace('\n', ' ') + " ";

        String clean = Redaction.of(line.repeat(1_000_000 / line.length()));

        assertThat(clean).contains(Redaction.REDACTED);
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void indentationThatNeverEndsIsReadInLinearTime() {
        String deeper = Stream.iterate(" ", s -> s + " ")
                .limit(1_400)
                .map(indent -> indent + "session: |\n")
                .reduce("", String::concat);

        assertThat(Redaction.of(deeper)).isNotEmpty();
    }
}
