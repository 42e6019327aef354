package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateCommandTest {

    private static final String RIGHT = "a/Service/x";
    private static final String WRONG = "a/Service/y";
    private static final String EXCHANGES = "GET /incidents/i-1/exchanges?size=100&page=0";

    @TempDir
    private Path home;

    private Path recordings;
    private Path truths;
    private final ScriptedService service = new ScriptedService();

    @BeforeEach
    void twoRecordings() throws IOException {
        recordings = Files.createDirectories(home.resolve("recordings"));
        truths = Files.createDirectories(home.resolve("truth"));
        recording(recordings, "one");
        recording(recordings, "two");
        Files.createDirectories(recordings.resolve("no-recording"));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void everyRecordingIsInvestigatedInEveryArmFrozenAndUnderTheBudget() {
        answers(RIGHT, RIGHT, RIGHT, RIGHT);

        Run run = evaluate("--arm", "naive,taught");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(posts())
                .extracting(post -> json(post.body()))
                .satisfiesExactly(
                        post -> isReport(post, "one", "naive"),
                        post -> isReport(post, "one", "taught"),
                        post -> isReport(post, "two", "naive"),
                        post -> isReport(post, "two", "taught"));
        assertThat(posts()).extracting(ScriptedService.Request::idempotencyKey).doesNotHaveDuplicates();
        assertThat(journals()).as("what is finished is not gone on with").isEmpty();
    }

    @Test
    void theAnswersAreALineEachInOrder() throws IOException {
        answers(RIGHT, WRONG);

        evaluate("--json", home.resolve("answers.jsonl").toString(), "--budget-looks", "7");

        assertThat(Files.readAllLines(home.resolve("answers.jsonl")))
                .containsExactly(line("one", RIGHT), line("two", WRONG));
    }

    @Test
    void theTablesHoldAggregatesOnly() {
        answers(RIGHT, WRONG);

        Run run = evaluate("--truth", truths.toString());

        assertThat(run.out())
                .contains("arm taught: 2 recordings, 2 diagnosed")
                .containsPattern("routing +2 +1/2 \\.50 \\[\\.09, \\.91\\]")
                .containsPattern("all +2 +1/2 \\.50")
                .doesNotContain("one", "two", WRONG);
    }

    @Test
    void wrongAnswersAreListedOnlyWhenAskedFor() {
        answers(RIGHT, WRONG);

        Run run = evaluate("--truth", truths.toString(), "--failures", "-o", "md");

        assertThat(run.out())
                .contains("| two | a/Service/x routing.wrong | diagnosed | a/Service/y routing.wrong | .90 | no |")
                .doesNotContain("| one |");
    }

    @Test
    void severalArmsMakeACurve() {
        answers(WRONG, RIGHT, WRONG, RIGHT);

        Run run = evaluate("--truth", truths.toString(), "--arm", "naive,corrected-1", "-o", "json");

        JsonNode arms = json(run.out()).path("arms");
        assertThat(arms.path("naive")
                        .path("all")
                        .path("accuracyAt1")
                        .path("value")
                        .asDouble())
                .isZero();
        assertThat(arms.path("corrected-1")
                        .path("families")
                        .path("routing")
                        .path("accuracyAt1")
                        .path("hits")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aRefusedInvestigationIsAFailedLineAndTheOthersGoOn() throws IOException {
        service.on("POST /incidents", 422, "{\"title\":\"Unusable\",\"detail\":\"recording 'one' is broken\"}")
                .on("POST /incidents", 202, "{\"id\":\"i-2\"}")
                .on("GET /incidents/i-2", 200, ended(RIGHT));

        Run run = evaluate(
                "--truth", truths.toString(), "--json", home.resolve("a.jsonl").toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("1 diagnosed").contains("1 failed").containsPattern("all +2 +1/2 \\.50");
        JsonNode failed = json(Files.readAllLines(home.resolve("a.jsonl")).getFirst());
        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.path("error").asText()).contains("is broken");
    }

    @Test
    void aKilledEvaluationGoesOnWhereItWas() throws IOException {
        Files.writeString(
                unfinished(),
                "{\"run\":\"r7\"}\n{\"answer\":" + line("one", RIGHT)
                        + ",\"chain\":[]}\n{\"answer\":{\"recording\":\"tw");
        answers(WRONG);

        Run run = evaluate(
                "--truth", truths.toString(), "--json", home.resolve("a.jsonl").toString());

        assertThat(posts())
                .extracting(ScriptedService.Request::idempotencyKey)
                .containsExactly("evaluation/r7/two/taught");
        assertThat(Files.readAllLines(home.resolve("a.jsonl"))).containsExactly(line("one", RIGHT), line("two", WRONG));
        assertThat(run.out()).containsPattern("all +2 +1/2 \\.50");
        assertThat(run.err()).contains("1 answer already there");
        assertThat(journals()).isEmpty();
    }

    @Test
    void nothingIsBegunOnceTheModelsCostTheCeilingAndAHigherOneGoesOn() {
        modelled();
        String[] options = {"--student", "openai:m", "--price-input", "1", "--truth", truths.toString(), "--max-cost"};

        Run stopped = evaluate(with(options, "0.3"));
        Run went = evaluate(with(options, "0.6"));

        assertThat(stopped.exitCode()).as(stopped.err()).isZero();
        assertThat(stopped.err()).contains("$0.25 spent of $0.3, 1 investigation left");
        assertThat(went.err()).contains("1 answer already there").doesNotContain("left.");
        assertThat(posts())
                .extracting(post -> json(post.body()).at("/settings/budget/usd").asText())
                .containsExactly("0.3", "0.35");
        assertThat(journals()).isEmpty();
    }

    @Test
    void whatUsedUpItsMoneyCountsAsSpentAndNotAsAnAnswer() {
        modelled();

        Run run = evaluate("--student", "openai:m", "--price-input", "1", "--max-cost", "0.2");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("$0.25 spent of $0.2, 2 investigations left");
        assertThat(posts()).hasSize(1);
    }

    @Test
    void nothingIsMeasuredWithHalfALibrary() throws IOException {
        Path lessons = Files.createDirectories(home.resolve("lessons"));
        recording(lessons, "lesson");
        modelled();
        service.on("GET /capsules?page=0&size=100", 200, "{\"items\":[]}");

        Run run = evaluate(
                "--arm",
                "capsules",
                "--capsules-from",
                lessons.toString(),
                "--truth",
                truths.toString(),
                "--parallel",
                "4",
                "--student",
                "openai:m",
                "--price-input",
                "1",
                "--max-cost",
                "0.2");

        assertThat(run.err()).contains("2 investigations left");
        assertThat(posts()).hasSize(1);
    }

    @Test
    void anInvestigationWhoseModelWasGivenUpDoesNotCountAndIsDoneAgain() {
        service.on("POST /incidents", 202, "{\"id\":\"i-1\"}")
                .on("GET /incidents/i-1", 200, givenUp())
                .on("GET /incidents/i-1", 200, ended(RIGHT));

        Run stopped = evaluate("--truth", truths.toString());
        Run went = evaluate("--truth", truths.toString());

        assertThat(stopped.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(stopped.err())
                .contains("one/taught went on without its model", "openai:m was given up: HTTP 401. The other answers")
                .doesNotContain("From here on");
        assertThat(went.exitCode()).as(went.err()).isZero();
        assertThat(went.out()).containsPattern("all +2 +2/2");
        assertThat(posts().get(1).idempotencyKey()).endsWith("/one/taught/2");
        assertThat(json(posts().get(1).body()).path("source").asText()).endsWith("-taught-2");
        assertThat(posts()).hasSize(3);
    }

    @Test
    void whatWentOnWithoutItsModelInAnEarlierRunIsDoneAgainAtOnce() throws IOException {
        Files.writeString(unfinished(), "{\"run\":\"r7\"}\n{\"begun\":\"one/taught\",\"number\":1,\"microUsd\":70000}");
        service.on("POST /incidents", 202, "{\"id\":\"i-1\"}")
                .on("GET /incidents/i-1", 200, givenUp())
                .on("GET /incidents/i-1", 200, ended(RIGHT));

        Run run = evaluate();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(posts())
                .extracting(ScriptedService.Request::idempotencyKey)
                .containsExactly("evaluation/r7/one/taught", "evaluation/r7/one/taught/2", "evaluation/r7/two/taught");
        assertThat(posts())
                .as("in the words in which it was asked for")
                .extracting(post -> json(post.body()).at("/settings/budget/usd").asText())
                .containsExactly("0.07", "", "");
    }

    @Test
    void aModelThatIsAwayIsWaitedForInSight() {
        answers(RIGHT, RIGHT);
        service.on("GET /q/health", 200, """
                        {"status":"UP","checks":[{"name":"Models","status":"UP","data":{"student":"HTTP 503"}}]}""").on("GET /q/health", 200, """
                        {"status":"UP","checks":[{"name":"Models","status":"UP","data":{"student":"openai:m answered"}}]}""");

        Run run = evaluate();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("Waiting up to 2 min 0 s for the models: student: HTTP 503");
    }

    @Test
    void whoPlansDirectlyIsSaidWhereAModelTeaches() {
        answers(RIGHT, RIGHT);

        Run run = evaluate("--arm", "direct", "--teacher", "openai:t");

        assertThat(run.out()).contains("in the arm direct the embedded teacher plans, not openai:t");
        assertThat(run.err()).contains("in the arm direct the embedded teacher plans, not openai:t");
    }

    @Test
    void aJudgeOfWhatIsMeasuredIsRefusedWithTheReason() {
        Run run = evaluate("--judge", "openai:j");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("nothing is learned from what is measured", "--capsules-from");
    }

    @Test
    void whatAskedNoModelDoesNotFlatterWhatDid() {
        modelled();
        service.on("POST /incidents", 202, "{\"id\":\"i-2\"}").on("GET /incidents/i-2", 200, ended(RIGHT));

        Run text = evaluate("--student", "openai:m");

        assertThat(text.out()).containsPattern("taught +student +1 of 2 +2 +1500 +60 % +10 % +90 +\\$0.25 +\\$0.25");
    }

    @Test
    void anotherModelIsAnotherEvaluation() {
        modelled();

        evaluate("--student", "openai:m", "--price-input", "1", "--max-cost", "0.1");
        Run other = evaluate("--student", "openai:n", "--price-input", "1", "--max-cost", "0.1");

        assertThat(other.err()).doesNotContain("already there");
        assertThat(journals()).hasSize(2);
    }

    @Test
    void aServiceThatWasGivenAnotherModelSinceIsRefusedUntilItHasTheFirstAgain() {
        modelled();
        service.on(EXCHANGES, 200, exchanges("n")).on(EXCHANGES, 200, exchanges("m"));
        String[] options = {"--server", service.url(), "--max-cost"};
        evaluate(with(options, "0.3"));

        Run run = evaluate(with(options, "9"));
        Run again = evaluate(with(options, "9"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("began with openai:m as student", "now the service has openai:n");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(posts().getLast().idempotencyKey()).endsWith("/two/taught/2");
        assertThat(journals()).isEmpty();
    }

    @Test
    void whatTheModelsDidIsReportedByArmAndRole() {
        modelled();

        Run run = evaluate("--student", "openai:m", "--truth", truths.toString());

        assertThat(run.out())
                .contains("student openai:m, teacher embedded, judge embedded")
                .containsPattern("taught +student +2 of 2 +4 +1500 +60 % +10 % +90 +\\$0.5 +\\$0.25")
                .containsPattern("taught +6/8 \\.75 \\[.*\\] +2 +51 +2 +0 +0 +0 +0");
    }

    @Test
    void aSampleIsDrawnByTheTimeAndGoneOnWith() throws IOException {
        recording(recordings, "three");
        modelled();
        String[] options = {"--sample", "2", "--student", "openai:m", "--price-input", "1", "--max-cost"};

        Run first = evaluate(with(options, "0.3"));
        Run second = evaluate(with(options, "9"));

        assertThat(first.err()).containsPattern("drawn from 3 by --seed \\d+");
        assertThat(second.out()).containsPattern("2 recordings drawn from 3 by --seed \\d+");
        assertThat(posts())
                .extracting(post -> json(post.body()).path("recording"))
                .hasSize(2)
                .doesNotHaveDuplicates();
        assertThat(journals()).isEmpty();
    }

    @Test
    void withoutATruthTheAnswersAreCounted() {
        answers(RIGHT, WRONG);

        Run run = evaluate();

        assertThat(run.out()).containsPattern("taught +2 +2 +0 +0 +0 ").doesNotContain("A@1");
    }

    @Test
    void anAnswerIsWrittenInTheShapeOfItbench() {
        answers(RIGHT);

        Run run = evaluate("--only", "on*", "-o", "itbench");

        assertThat(json(run.out())).isEqualTo(json("""
                [{"recording": "one", "arm": "taught",
                  "entities": [{"id": "a/Service/x", "root_cause": true}, {"id": "a/Deployment/web", "root_cause": false}],
                  "propagations": [{"source": "a/Service/x", "target": "a/Deployment/web", "condition": "c", "effect": "e"}]}]"""));
    }

    @Test
    void capsulesAreLearnedAndJudgedBeforeTheyAreMeasured() throws IOException {
        Path lessons = Files.createDirectories(home.resolve("lessons"));
        recording(lessons, "lesson");
        for (int i = 1; i <= 4; i++) {
            service.on("POST /incidents", 202, "{\"id\":\"i-" + i + "\"}")
                    .on("GET /incidents/i-" + i, 200, ended(i == 1 ? WRONG : RIGHT))
                    .on("POST /incidents/i-" + i + "/feedback", 200, "{\"judged\":1}");
        }
        service.on("POST /consolidations", 202, "{\"id\":\"c-1\"}")
                .on("GET /consolidations", 200, "{\"items\":[{\"consolidationId\":\"c-1\"}]}")
                .on(
                        "GET /capsules?page=0&size=100",
                        200,
                        "{\"items\":[{\"status\":\"active\",\"trusted\":true},"
                                + "{\"status\":\"active\",\"trusted\":false},{\"status\":\"merged\",\"trusted\":false}]}");

        Run run = evaluate("--arm", "capsules", "--capsules-from", lessons.toString(), "--truth", truths.toString());

        assertThat(run.err()).contains("has 2 capsules, of which 1 trusted, learned from 1 recording.");
        assertThat(service.requests().stream()
                        .map(ScriptedService.Request::line)
                        .filter(line -> line.startsWith("POST")))
                .containsExactly(
                        "POST /incidents",
                        "POST /incidents/i-1/feedback",
                        "POST /incidents",
                        "POST /incidents/i-2/feedback",
                        "POST /consolidations",
                        "POST /incidents",
                        "POST /incidents");
        assertThat(service.request("POST /incidents/i-1/feedback").body()).contains("wrong", RIGHT);
        assertThat(service.request("POST /incidents/i-2/feedback").body()).contains("right");
        assertThat(posts().stream().map(post -> json(post.body()).path("settings")))
                .satisfiesExactly(
                        taught -> assertThat(taught.toString())
                                .contains("\"arm\":\"taught\",\"frozen\":false", "\"capsules\":true"),
                        tried -> assertThat(tried.toString()).contains("\"arm\":\"capsules\",\"frozen\":false"),
                        measured -> assertThat(measured.toString()).contains("\"arm\":\"capsules\",\"frozen\":true"),
                        measured -> assertThat(measured.toString()).contains("\"frozen\":true"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--arm clever",
                "--parallel 0",
                "--truth nowhere",
                "--only nothing-*",
                "--student small",
                "--student openai:m --max-cost 1",
                "--judge openai:m",
                "--judge-base-url http://model/v1",
                "--student openai:m --server http://127.0.0.1:1",
                "--max-cost 0",
                "--capsules-from recordings",
                "--arm capsules --capsules-from recordings",
                "--arm capsules --capsules-from recordings --truth truth"
            })
    void whatCannotBeEvaluatedIsSaidBeforeAnybodyIsAsked(String arguments) {
        Run run = evaluate(Stream.of(arguments.split(" "))
                .map(word -> word.equals("recordings") || word.equals("truth")
                        ? home.resolve(word).toString()
                        : word)
                .toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void aDryRunOnlySaysWhatItWouldDo() {
        Run run = evaluate("--arm", "naive,taught", "--dry-run");

        assertThat(run.err()).contains("4 investigations: 2 recordings, arms naive, taught");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void lessonWithoutTruthIsRefusedBeforeAnythingIsStarted() throws IOException {
        Path lessons = Files.createDirectories(home.resolve("lessons"));
        recording(lessons, "lesson");
        Files.delete(truths.resolve("lesson.yaml"));

        Run run = evaluate("--arm", "capsules", "--capsules-from", lessons.toString(), "--truth", truths.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("1 recording without a truth", "the first is lesson");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void truthTakesDirectoriesOfBothSets() throws IOException {
        Path lessons = Files.createDirectories(home.resolve("lessons"));
        Path other = Files.createDirectories(home.resolve("other"));
        recording(lessons, "lesson");
        Files.move(truths.resolve("lesson.yaml"), other.resolve("lesson.yaml"));

        Run run = evaluate(
                "--arm",
                "capsules",
                "--capsules-from",
                lessons.toString(),
                "--truth",
                truths + "," + other,
                "--dry-run");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("after learning from 1 recording");
    }

    private Run evaluate(String... options) {
        List<String> arguments = Stream.concat(
                        Stream.of("evaluate", recordings.toString()),
                        List.of(options).contains("--parallel")
                                ? Stream.of(options)
                                : Stream.concat(Stream.of(options), Stream.of("--parallel", "1")))
                .toList();
        return Run.in(
                Map.of(
                        "INQUEST_URL",
                        service.url(),
                        "INQUEST_STATE",
                        home.resolve("state").toString()),
                home,
                arguments.toArray(String[]::new));
    }

    /** The journal of the evaluation that has no options. */
    private Path unfinished() throws IOException {
        EvaluationPlan plan = new EvaluationPlan(List.of("one", "two"), List.of("taught"), List.of(), 40, "", null);
        return Files.createDirectories(home.resolve("state/evaluations")).resolve(plan.digest() + ".jsonl");
    }

    /** Investigations end with these entities named, in the order they are asked for. */
    private void answers(String... entities) {
        for (int i = 1; i <= entities.length; i++) {
            service.on("POST /incidents", 202, "{\"id\":\"i-" + i + "\"}")
                    .on("GET /incidents/i-" + i, 200, ended(entities[i - 1]));
        }
    }

    /** Every investigation costs 25 cents, in two calls of a model: a plan and a probe that is too long. */
    private void modelled() {
        service.on("POST /incidents", 202, "{\"id\":\"i-1\"}")
                .on(
                        "GET /incidents/i-1",
                        200,
                        ended(RIGHT).replaceFirst("\\{", """
                        {"id":"i-1","commandsOffered":4,"commandsAccepted":3,""").replace("\"looks\":7", "\"looks\":7,\"microUsd\":250000"))
                .on(EXCHANGES, 200, exchanges("m"));
    }

    private static String givenUp() {
        return ended(WRONG).replaceFirst("\\{", """
                {"timeline":[{"kind":"degraded","text":"The model openai:m was given up: HTTP 401. From here on the embedded \
                reasoner takes its place as student."}],""");
    }

    private static String exchanges(String model) {
        return """
               {"items":[
                {"role":"student","provider":"openai","model":"%1$s","prompt":{"id":"plan"},"microUsd":200000,
                 "tokens":{"input":1000,"cached":150,"output":30,"reasoning":0,"prefix":600}},
                {"role":"student","provider":"openai","model":"%1$s","prompt":{"id":"probe"},"microUsd":50000,
                 "tokens":{"input":500,"cached":0,"output":60,"reasoning":9,"prefix":300}}]}""".formatted(model);
    }

    private static String[] with(String[] options, String last) {
        return Stream.concat(Stream.of(options), Stream.of(last)).toArray(String[]::new);
    }

    private void recording(Path directory, String name) throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve(name)).resolve("incident.yaml"), "id: " + name);
        Files.writeString(truths.resolve(name + ".yaml"), "rootCauses: [{entity: a/Service/x, fault: routing.wrong}]");
    }

    private List<ScriptedService.Request> posts() {
        return service.requests().stream()
                .filter(r -> r.line().equals("POST /incidents"))
                .toList();
    }

    private List<Path> journals() {
        try (Stream<Path> files = Files.list(home.resolve("state/evaluations"))) {
            return files.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void isReport(JsonNode post, String recording, String arm) {
        assertThat(post.path("recording").asText()).isEqualTo(recording);
        assertThat(post.path("source").asText()).matches("evaluation-[a-z0-9]+-" + arm);
        assertThat(post.path("settings"))
                .isEqualTo(json("{\"arm\":\"" + arm
                        + "\",\"frozen\":true,\"extensionWindow\":\"PT0S\",\"budget\":{\"looks\":40,\"steps\":40}}"));
    }

    private static String line(String recording, String entity) {
        return "{\"recording\":\"" + recording
                + "\",\"arm\":\"taught\",\"status\":\"diagnosed\",\"reason\":\"because\","
                + "\"rootCauses\":[{\"entity\":\"" + entity
                + "\",\"fault\":\"routing.wrong\",\"confidence\":0.9,\"evidence\":[3,1]}],"
                + "\"hypotheses\":[{\"entity\":\"" + entity + "\",\"fault\":\"routing.wrong\",\"score\":0.8}],"
                + "\"victims\":[\"a/Deployment/web\"],\"commands\":6,\"looks\":7,"
                + "\"tokens\":{\"student\":500,\"teacher\":90},\"seconds\":9.5,\"error\":null}";
    }

    private static String ended(String entity) {
        return """
               {"phase":"done","outcome":{"status":"diagnosed","diagnosis":{"rootCauses":
                 [{"entity":"%1$s","fault":"routing.wrong","confidence":0.9,"explanation":"because","evidence":[3,1]}],
                 "victims":["a/Deployment/web"],
                 "chain":[{"source":"%1$s","target":"a/Deployment/web","condition":"c","effect":"e"}]}},
                "hypotheses":[{"entity":"%1$s","fault":"routing.wrong","score":0.8,"why":"w","evidence":[3]}],
                "spending":{"looks":7,"steps":6,"studentTokens":500,"teacherTokens":90},
                "acceptedAt":"2025-10-14T14:13:00Z","closedAt":"2025-10-14T14:13:09.5Z"}""".formatted(entity);
    }

    private static JsonNode json(String text) {
        try {
            return Service.JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
