package dev.inquest.model.llm.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inquest.causality.Reasoning.Assessed;
import dev.inquest.command.CommandCatalog;
import dev.inquest.command.catalog.ReadOnlyCatalog;
import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.FaultCode;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Risk;
import dev.inquest.incident.Severity;
import dev.inquest.incident.Step;
import dev.inquest.model.Situation;
import dev.inquest.observation.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever there is to tell, question and answer fit the window, and what matters most is told. */
class ComposerTest {

    /** How much more than ours another tokenizer may count. */
    private static final double MARGIN = 1.15;

    private static final CommandCatalog CATALOG = ReadOnlyCatalog.standard();
    private static final Plan PLAN = new Plan(
            1,
            "student",
            IntStream.range(0, Plan.MAX_STEPS)
                    .mapToObj(i -> new Step(
                            "kubectl describe pod checkout-6bd58f7c5d-x2v" + i + " -n a-namespace-with-a-long-name",
                            "Does pod " + i + " say why " + "it is not ready ".repeat(8),
                            null,
                            null,
                            2,
                            Risk.READ))
                    .toList());

    @ParameterizedTest
    @CsvSource({
        "1024, 0, 1500",
        "1500, 0, 300",
        "2048, 0, 1500",
        "3072, 1024, 1500",
        "4096, 0, 1500",
        "4096, 2000, 1500",
        "8192, 0, 8000",
        "16384, 4000, 1500",
        "131072, 0, 4000"
    })
    void questionAndAnswerFitTheWindow(int size, int thoughts, int maxOutput) {
        ContextWindow window = new ContextWindow(size, thoughts, maxOutput, 4000);

        List<Message> messages = all(new Composer(window, CATALOG), large());

        assertThat(messages)
                .allSatisfy(message -> assertThat(message.tokens() * MARGIN + message.maxTokens() + thoughts)
                        .isLessThanOrEqualTo(size));
    }

    @Test
    void aSmallWindowStillHoldsPlanFindingsAndTheEvidenceTheyCite() {
        Composer composer = new Composer(new ContextWindow(4096, 0, 1500, 800), CATALOG);

        Message correction = composer.correction(large(), PLAN, "0.4 checkout fails", "");

        assertThat(correction.text())
                .contains(
                        PLAN.steps().getFirst().command(),
                        PLAN.steps().getLast().command())
                .contains("pod.crash-looping shop/Pod/suspect-0")
                .contains("[7, 9]")
                .contains("496 more pod.crash-looping")
                .contains("0.90 routing.service-selector-mismatch shop/Pod/suspect-0")
                .contains("[300] kubectl get pods -n shop-300")
                .contains("0.4 checkout fails")
                .contains("Looks left: 12");
    }

    @Test
    void aTinyWindowIsToldTheGeneralCommandsAndThoseOfTheMatter() {
        Composer composer = new Composer(new ContextWindow(2048, 0, 500, 800), CATALOG);

        String instruction = composer.plan(large(), "").instruction();

        assertThat(instruction)
                .contains("\nkubectl get ", "\nkubectl describe ", "\nkubectl logs ", "\nkubectl events ")
                .doesNotContain("{{");
        assertThat(instruction.lines().filter(line -> line.startsWith("istioctl ")))
                .hasSizeLessThan(3);
        assertThat(composer.plan(large(), "").instruction()).isEqualTo(instruction);
    }

    @Test
    void thePrefixIsTheSameInEveryCallAndItsStartInEveryPrompt() {
        Composer composer = new Composer(new ContextWindow(16_384, 0, 1500, 800), CATALOG);
        String commands = CommandListing.of(CATALOG).text();

        String plan = composer.plan(large(), "").instruction();

        assertThat(composer.plan(small(), "wrong").instruction()).isEqualTo(plan);
        String shared = plan.substring(0, plan.indexOf(commands) + commands.length());
        assertThat(composer.nextStep(small(), "").instruction()).startsWith(shared);
        assertThat(composer.correction(small(), PLAN, "", "").instruction()).startsWith(shared);
        assertThat(commands.lines().map(line -> line.split(" ")[0]).toList()).hasSameSizeAs(CATALOG.entries());
    }

    @Test
    void laterQuestionsShowLessOfTheOutputs() {
        Composer composer = new Composer(new ContextWindow(16_384, 0, 1500, 800), CATALOG);

        long atFirst = outputs(composer.plan(large(), ""));

        assertThat(outputs(composer.nextStep(large(), ""))).isLessThan(atFirst);
        assertThat(outputs(composer.correction(large(), PLAN, "", ""))).isBetween(1L, atFirst - 1);
    }

    private static long outputs(Message message) {
        return message.text()
                .lines()
                .filter(line -> line.startsWith("Output ["))
                .count();
    }

    @Test
    void aQuestionAskedAgainShowsNoOutputsAgain() {
        Composer composer = new Composer(new ContextWindow(16_384, 0, 1500, 800), CATALOG);

        String first = composer.plan(small(), "").text();
        String again = composer.plan(small(), "That was no plan.\n").text();

        assertThat(first).contains("Output [1]:");
        assertThat(again).doesNotContain("Output [1]:").contains("Web is down").endsWith("That was no plan.\n");
    }

    @Test
    void aCorrectionIsToldWithoutTheEditsThatWereCarriedOut() {
        Situation before = small();
        Situation situation = new Situation(
                before.incident(),
                before.evidence(),
                before.assessed(),
                List.of(),
                List.of("Look at events.\nadd: kubectl get nodes\n+ kubectl get events -n shop"),
                3);

        String text = Briefing.of(situation, 100).text();

        assertThat(text)
                .contains("to be followed:\nLook at events.\n+ kubectl get events -n shop\n")
                .doesNotContain("add: kubectl get nodes");
    }

    @Test
    void aWindowThatLeavesNothingBesideTheThoughtsIsRefused() {
        assertThatThrownBy(() -> new ContextWindow(4096, 4000, 100, 100)).hasMessageContaining("context-window");
    }

    private static List<Message> all(Composer composer, Situation situation) {
        String last = "That is refused.\n".repeat(2000);
        return Stream.of("", last)
                .flatMap(end -> Stream.of(
                        composer.plan(situation, end),
                        composer.nextStep(situation, end),
                        composer.probe(situation, PLAN, end),
                        composer.correction(situation, PLAN, "I believe ".repeat(500), end)))
                .toList();
    }

    private static Situation small() {
        return new Situation(
                new Incident("i", "test", "Web is down", "503 since ten", "demo", "shop", null, List.of(), null),
                List.of(evidence(1, "kubectl get nodes", "NAME STATUS\nn1 Ready")),
                new Assessed(List.of(), List.of(), List.of(), false, false),
                List.of(),
                List.of(),
                39);
    }

    /** 300 pieces of evidence, 500 findings, a page of 200 KB, five corrections, a capsule's steps. */
    private static Situation large() {
        List<Evidence> evidence = IntStream.rangeClosed(1, 300)
                .mapToObj(i -> evidence(
                        i,
                        "kubectl get pods -n shop-" + i,
                        "NAME READY STATUS\n" + ("web-" + i + "-6bd58f7c5d 0/1 CrashLoopBackOff\n").repeat(200)))
                .toList();
        List<Finding> findings = IntStream.range(0, 500)
                .mapToObj(i -> new Finding(
                        "pod.crash-looping",
                        Entity.of("shop", "Pod", i == 499 ? "suspect-0" : "web-" + i),
                        Severity.ERROR,
                        "It restarts and restarts, " + "ever and again, ".repeat(20),
                        List.of(7, 9)))
                .toList();
        List<Hypothesis> hypotheses = IntStream.range(0, 10)
                .mapToObj(i -> new Hypothesis(
                        Entity.of("shop", "Pod", "suspect-" + i),
                        FaultCode.of("routing.service-selector-mismatch"),
                        .9 - i * .05,
                        "because it is so, " + "and again, ".repeat(30),
                        List.of(7, 9, 250)))
                .toList();
        return new Situation(
                new Incident(
                        "i",
                        "test",
                        "Web is down",
                        "since ten it fails ".repeat(11_000),
                        "demo",
                        "shop",
                        null,
                        List.of(),
                        null),
                evidence,
                new Assessed(findings, List.of(), hypotheses, false, false),
                PLAN.steps(),
                IntStream.range(0, 5)
                        .mapToObj(i -> "You overlooked it. ".repeat(30) + "\nadd: kubectl get services -n ns-" + i)
                        .toList(),
                12);
    }

    private static Evidence evidence(int number, String command, String text) {
        return new Evidence(number, command, EvidenceStatus.OK, text, List.of(), 1, Instant.EPOCH);
    }
}
