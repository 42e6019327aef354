package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerbsTest {

    private final ScriptedService service = new ScriptedService();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void listShowsATableInTheViewersZone() {
        service.on("GET /incidents?status=closed&namespace=a%20b&page=0&size=20", 200, """
                {"items":[{"id":"i-1","title":"Orders fail","cluster":"prod","namespace":"a b","phase":"done","outcomeStatus":"diagnosed",
                  "rootCauses":[{"entity":"a/Service/o","fault":"routing.service-selector-mismatch","confidence":0.9}],
                  "acceptedAt":"2025-10-14T14:13:00Z"}],"page":0,"size":20,"total":21}""");

        Run run = Run.of(service, "list", "--status", "closed", "-n", "a b");

        assertThat(run.out()).isEqualTo("""
                INCIDENT  TITLE        CLUSTER  NAMESPACE  STANDS     ROOT CAUSE                                     ACCEPTED
                i-1       Orders fail  prod     a b        diagnosed  a/Service/o routing.service-selector-mismatch  2025-10-14 16:13:00 (14:13:00 UTC)
                1 of 21; --page 1 shows more
                """);
    }

    @Test
    void theTokenOfTheEnvironmentGoesWithEveryRequest() {
        service.on("GET /clusters", 200, "{\"items\":[]}");

        Run.in(Map.of("INQUEST_URL", service.url(), "INQUEST_API_TOKEN", "0123456789abcdef"), Path.of("."), "clusters");

        assertThat(service.request("GET /clusters").authorization()).isEqualTo("Bearer 0123456789abcdef");
    }

    @Test
    void withoutATokenNoneIsSent() {
        service.on("GET /clusters", 200, "{\"items\":[]}");

        Run.of(service, "clusters");

        assertThat(service.request("GET /clusters").authorization()).isEqualTo("null");
    }

    @Test
    void listAsMarkdownEscapesItsBars() {
        service.on(
                "GET /incidents?page=0&size=20",
                200,
                "{\"items\":[{\"id\":\"i-1\",\"title\":\"a|b\",\"phase\":\"queued\"}],\"total\":1}");

        Run run = Run.of(service, "list", "-o", "md");

        assertThat(run.out()).contains("| i-1 | a\\|b |");
    }

    @Test
    void approveDecidesOnThePlanThatWaits() {
        service.on("GET /incidents/i-8", 200, "{\"awaitingApproval\":{\"planDigest\":\"d9\"}}")
                .on(
                        "POST /incidents/i-8/decision",
                        200,
                        "{\"planDigest\":\"d9\",\"verdict\":\"approve\",\"decidedBy\":\"ada\"}");

        Run run = Run.of(service, "approve", "i-8");

        assertThat(run.out()).isEqualTo("Recorded: approve of plan d9 by ada.\n");
        assertThat(service.request("POST /incidents/i-8/decision").body())
                .isEqualTo("{\"by\":\"ada\",\"planDigest\":\"d9\",\"verdict\":\"approve\"}");
        assertThat(service.request("POST /incidents/i-8/decision").actor()).isEqualTo("ada");
    }

    @Test
    void aStaleDecisionNamesTheCurrentPlan() {
        service.on(
                "POST /incidents/i-8/decision",
                409,
                "{\"title\":\"Stale plan\",\"status\":409,\"detail\":\"The plan changed.\",\"currentDigest\":\"d10\"}");

        Run run = Run.of(service, "reject", "i-8", "--digest", "d9", "--comment", "too broad");

        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("Stale plan (409): The plan changed.", "its digest is d10");
    }

    @Test
    void aDecisionThatNoWorkerAnsweredWasSentAsASignal() {
        service.on("POST /incidents/i-8/decision", 202, "{\"planDigest\":\"d9\",\"delivered\":\"signal\"}");

        Run run = Run.of(service, "approve", "i-8", "--digest", "d9");

        assertThat(run.out()).contains("sent as a signal");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void approvingWhatDoesNotWaitSaysSo() {
        service.on("GET /incidents/i-8", 200, "{\"awaitingApproval\":null}");

        Run run = Run.of(service, "approve", "i-8");

        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("No plan of incident i-8 waits");
    }

    @Test
    void feedbackCarriesTheActualCause() {
        service.on("POST /incidents/i-7/feedback", 200, "{\"judged\":2}");

        Run run = Run.of(
                service,
                "feedback",
                "i-7",
                "wrong",
                "--entity",
                "shop/Service/orders",
                "--fault",
                "routing.service-port-mismatch");

        assertThat(run.out()).isEqualTo("Recorded; 2 trials judged by it.\n");
        assertThat(service.request("POST /incidents/i-7/feedback").body())
                .isEqualTo("{\"by\":\"ada\",\"verdict\":\"wrong\",\"rootCause\":"
                        + "{\"entity\":\"shop/Service/orders\",\"fault\":\"routing.service-port-mismatch\"}}");
    }

    @Test
    void halfAnActualCauseIsAUsageError() {
        Run run = Run.of(service, "feedback", "i-7", "wrong", "--entity", "shop/Service/orders");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("needs both --entity and --fault");
    }

    @Test
    void aCapsuleIsShownWithItsRecordAndProcedure() {
        service.on("GET /capsules/c-1", 200, Run.resource("capsule.json"));

        Run run = Run.of(service, "capsules", "c-1");

        assertThat(run.out())
                .contains(
                        "check who may speak plain text",
                        "version 2, active, not trusted yet; 1 confirmed, 0 refuted, 3 unjudged; mean 0.67",
                        "$ kubectl get peerauthentications -n {namespace}   # who demands mutual TLS");
    }

    @Test
    void capsulesPromoteConsolidateClustersCancelAndBudgetReachTheirPaths() {
        service.on("GET /capsules?page=0&size=20", 200, "{\"items\":[]}")
                .on("POST /capsules/c-1/promotion", 200, "{}")
                .on("POST /consolidations", 202, "{\"id\":\"k-1\",\"workflowId\":\"w-1\"}")
                .on("GET /clusters", 200, "{\"items\":[{\"name\":\"prod\",\"kind\":\"cluster\"}]}")
                .on(
                        "GET /commands",
                        200,
                        "{\"items\":[{\"grammar\":\"kubectl get KIND\",\"shows\":\"objects\",\"cost\":\"1 look\"}]}")
                .on("POST /incidents/i-1/cancel", 202, "")
                .on("POST /incidents/i-1/budget", 202, "");

        assertThat(Run.of(service, "capsules").out()).contains("No capsule yet");
        assertThat(Run.of(service, "promote", "c-1").out()).contains("trusted on the word of ada");
        assertThat(Run.of(service, "consolidate").out()).contains("k-1", "w-1");
        assertThat(Run.of(service, "clusters").out()).contains("prod  cluster");
        assertThat(Run.of(service, "commands").out()).contains("kubectl get KIND  objects  1 look");
        assertThat(Run.of(service, "cancel", "i-1", "--reason", "dup").out()).contains("i-1");
        assertThat(Run.of(service, "budget", "i-1", "10", "--by", "bob").out()).contains("10 more looks");
        assertThat(service.request("POST /incidents/i-1/budget").body()).isEqualTo("{\"by\":\"bob\",\"looks\":10}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "clusters", "capsules"})
    void withoutAServiceEveryVerbSaysHowToStartOne(String verb) throws Exception {
        int port = freePort();

        Run run = Run.at("http://127.0.0.1:" + port, Path.of("."), verb);

        assertThat(run.exitCode()).isEqualTo(ExitCode.NO_SERVICE);
        assertThat(run.err()).contains("No Inquest answers at http://127.0.0.1:" + port, "./inquest up");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void anAddressThatIsNoneIsAUsageError() {
        Run run = Run.at("nowhere", Path.of("."), "list");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("must look like http://127.0.0.1:8080 but is 'nowhere'");
    }

    @Test
    void anErrorWithoutAnExplanationIsStillASentence() {
        service.on("GET /clusters", 502, "<html>Bad gateway</html>");

        Run run = Run.of(service, "clusters");

        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("The service answered 502");
    }

    @Test
    void helpListsEveryVerbAndTheExitCodes() {
        Run run = Run.of(service, "help");

        assertThat(run.out())
                .contains("investigate", "show", "list", "approve", "reject", "feedback", "capsules", "promote", "demo")
                .contains("3   no service answers");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void anUnknownVerbIsAUsageError() {
        Run run = Run.of(service, "frobnicate");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
