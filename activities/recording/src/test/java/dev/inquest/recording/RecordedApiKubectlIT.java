package dev.inquest.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real kubectl reading a recording. */
class RecordedApiKubectlIT {
    private static final long PATIENCE_SECONDS = 60;

    private record Result(int exit, String out, String err) {
        String squeezed() {
            return out.replaceAll(" +", " ");
        }
    }

    @TempDir
    static Path home;

    private static RecordedApiServer server;

    @BeforeAll
    static void start() {
        server = RecordedApiServer.start(Bookshop.load());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void getsPodsEverywhere() {
        Result pods = kubectl("get", "pods", "-A", "-o", "wide");

        assertThat(pods.squeezed().lines())
                .startsWith("NAMESPACE NAME READY STATUS RESTARTS AGE IP NODE NOMINATED NODE READINESS GATES")
                .contains(
                        "books api-7c9d8e6f5-bbbbb 0/1 CrashLoopBackOff 4 (3m10s ago) 20m 10.0.0.12 node-a <none> <none>",
                        "books web-5f6d7c8b9-aaaaa 2/2 Running 0 70m 10.0.0.11 node-a <none> <none>",
                        "books stock-1a2b3c4d5-eeeee 0/1 Pending 0 12m <none> <none> <none> <none>");
    }

    @Test
    void getsTheUsualKinds() {
        Result tables = kubectl("get", "svc,ep,deploy,rs,cm,secret,jobs", "-n", "books");

        assertThat(tables.squeezed().lines())
                .contains(
                        "service/api NodePort 10.96.0.12 <none> 80:30080/TCP 70m",
                        "endpoints/api 70m",
                        "endpoints/web 10.0.0.11:8080 70m",
                        "deployment.apps/web 1/1 1 1 70m",
                        "replicaset.apps/web-5f6d7c8b9 1 1 1 70m",
                        "configmap/settings 2 70m",
                        "secret/mail-login Opaque 1 70m");
        assertThat(kubectl("get", "nodes").squeezed().lines())
                .contains("node-a Ready worker 30d v1.32.4", "node-b NotReady,SchedulingDisabled <none> 30d v1.32.4");
    }

    @Test
    void getsYaml() {
        Result yaml = kubectl("get", "pod", "web-5f6d7c8b9-aaaaa", "-n", "books", "-o", "yaml");

        assertThat(yaml.out()).startsWith("apiVersion: v1\nkind: Pod\n").contains("podIP: 10.0.0.11");
    }

    @Test
    void describes() {
        assertThat(kubectl("describe", "pod", "api-7c9d8e6f5-bbbbb", "-n", "books")
                        .out())
                .contains("Exit Code:    1", "Back-off restarting failed container app");
        assertThat(kubectl("describe", "service", "web", "-n", "books").squeezed())
                .contains("Endpoints: 10.0.0.11:8080");
        assertThat(kubectl("describe", "node", "node-a").squeezed())
                .contains("Non-terminated Pods: (3 in total)", "agent-xyz12", "cpu 150m (3%)");
        assertThat(kubectl("describe", "deployment", "web", "-n", "books").squeezed())
                .contains("NewReplicaSet: web-5f6d7c8b9 (1/1 replicas created)");
    }

    @Test
    void readsLogs() {
        assertThat(kubectl("logs", "web-5f6d7c8b9-aaaaa", "-n", "books", "-c", "app", "--tail", "1")
                        .out())
                .isEqualTo("GET /orders 503 again\n");
        assertThat(kubectl("logs", "api-7c9d8e6f5-bbbbb", "-n", "books", "--previous")
                        .out())
                .isEqualTo("first try\nfailed\n");
        assertThat(kubectl("logs", "-l", "app=web", "-n", "books", "--all-containers", "--tail", "1")
                        .err())
                .contains("cannot get resource \"pods/log\"");
        assertThat(kubectl("logs", "mail-6b7c8d9e0-ccccc", "-n", "books").err())
                .isEqualTo("Error from server (BadRequest): container \"app\" in pod \"mail-6b7c8d9e0-ccccc\" is"
                        + " waiting to start: trying and failing to pull image\n");
    }

    @Test
    void readsEvents() {
        assertThat(kubectl("get", "events", "-n", "books").squeezed().lines())
                .contains("30s Warning BackOff pod/api-7c9d8e6f5-bbbbb Back-off restarting failed container app");
        assertThat(kubectl("events", "-n", "books", "--for", "pod/api-7c9d8e6f5-bbbbb")
                        .out())
                .contains("BackOff");
    }

    @Test
    void readsCustomResources() {
        assertThat(kubectl("get", "peerauthentication", "-n", "books")
                        .squeezed()
                        .lines())
                .containsExactly("NAME MODE AGE", "default STRICT 30m");
        assertThat(kubectl("get", "dr", "-n", "books").squeezed().lines())
                .containsExactly("NAME HOST AGE", "api api.books.svc.cluster.local 25m");
        assertThat(kubectl("get", "coupons", "-n", "books").squeezed().lines())
                .containsExactly("NAME AGE", "winter 24h");
        assertThat(kubectl("describe", "coupon", "winter", "-n", "books").squeezed())
                .contains("Percent: 10");
        assertThat(kubectl("get", "vs", "-n", "books").err()).isEqualTo("No resources found in books namespace.\n");
    }

    @Test
    void knowsItsResources() {
        assertThat(kubectl("api-resources").squeezed().lines())
                .contains("pods po v1 true Pod", "peerauthentications pa security.istio.io/v1 true PeerAuthentication");
    }

    @Test
    void isToldWhatItCannotHave() {
        assertThat(kubectl("get", "limitranges", "-n", "books"))
                .extracting(Result::exit, Result::err)
                .containsExactly(
                        1,
                        "Error from server (Forbidden): limitranges is forbidden: User \"inquest\" cannot list resource"
                                + " \"limitranges\" in API group \"\" in the namespace \"books\"\n");
        assertThat(kubectl("get", "pod", "nope", "-n", "books").err())
                .isEqualTo("Error from server (NotFound): pods \"nope\" not found\n");
        assertThat(kubectl("get", "unheardof").err()).contains("the server doesn't have a resource type \"unheardof\"");
        assertThat(kubectl("delete", "pod", "web-5f6d7c8b9-aaaaa", "-n", "books")
                        .err())
                .contains("MethodNotAllowed");
    }

    private static Result kubectl(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("kubectl", "--server", server.uri().toString()));
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile(home, "out", "");
            Path err = Files.createTempFile(home, "err", "");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().put("HOME", home.toString());
            builder.environment().remove("KUBECONFIG");
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return fail(String.join(" ", command) + " did not end within " + PATIENCE_SECONDS + " s");
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            return fail(
                    "kubectl could not be run: install it and put it on PATH"
                            + " (https://kubernetes.io/docs/tasks/tools/), then run this test again",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail("interrupted", e);
        }
    }
}
