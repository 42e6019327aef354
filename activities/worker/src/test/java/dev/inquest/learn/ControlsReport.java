package dev.inquest.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * Investigates what has no fault, or not the one the page suggests: the shipped healthy recordings, recordings whose page
 * names something untouched, recordings with decoys, mended ones, and mended ones with decoys. Prints every false blame, and fails where fewer than
 * 95 % end as no fault found, inconclusive or with the true root. INQUEST_RECORDINGS as for the report on recordings;
 * INQUEST_CONTROLS, where set, is a pattern of the controls to run, INQUEST_CONTROLS_ARM the arm ({@code direct} when unset).
 */
class ControlsReport {

    private static final double BAR = 0.95;

    private final Arms arms = new Arms();
    private final String arm = System.getenv().getOrDefault("INQUEST_CONTROLS_ARM", "direct");
    private final String only = System.getenv().getOrDefault("INQUEST_CONTROLS", ".*");
    private final Map<String, int[]> counted = new TreeMap<>();

    @TempDir
    private Path temp;

    @Test
    void report() throws IOException {
        String root = System.getenv("INQUEST_RECORDINGS");
        assumeTrue(
                root != null && Files.isDirectory(Path.of(root, "learn")) && Files.isDirectory(Path.of(root, "truth")),
                "INQUEST_RECORDINGS names no directory with learn/ and truth/ to take controls from");
        healthy();
        for (Path recording : recordings(Path.of(root, "learn"))) {
            Truth truth = Truth.of(Path.of(root), recording);
            elsewhere(recording, truth);
            anotherService(recording, truth);
            decoys(recording, truth);
            mended(recording, truth);
            mendedAmongDecoys(recording, truth);
        }
        int right = counted.values().stream().mapToInt(n -> n[0]).sum();
        int all = counted.values().stream().mapToInt(n -> n[1]).sum();
        counted.forEach((control, n) -> System.out.println(n[0] + "/" + n[1] + " " + control));
        System.out.printf(Locale.ROOT, "controls %d/%d (%.3f), arm %s%n", right, all, (double) right / all, arm);
        assertThat((double) right / all).isGreaterThanOrEqualTo(BAR);
    }

    private void healthy() throws IOException {
        Path shipped = Path.of("../..", "deploy", "recordings");
        if (!Files.isDirectory(shipped)) {
            throw new TestAbortedException("no shipped recordings beside this module");
        }
        for (Path recording : recordings(shipped)) {
            if (recording.getFileName().toString().startsWith("healthy")) {
                judge("healthy", recording, Arms.incident(recording), null);
            }
        }
    }

    /** The page names a namespace in which nothing was touched. */
    private void elsewhere(Path recording, Truth truth) throws IOException {
        Incident page = Arms.incident(recording);
        String other = "default".equals(page.namespace()) ? "kube-public" : "default";
        judge(
                "another namespace",
                recording,
                new Incident(
                        "i",
                        "controls",
                        other + ": errors",
                        "Errors in namespace " + other,
                        "recording",
                        other,
                        null,
                        List.of(),
                        null),
                truth);
    }

    /** The page names a Service that the fault does not touch. */
    private void anotherService(Path recording, Truth truth) throws IOException {
        Path into = Files.createTempDirectory(temp, "service");
        EditedRecording copy = EditedRecording.copy(recording, into);
        Incident page = Arms.incident(recording);
        List<String> touched = Stream.concat(Stream.of(truth.entity()), truth.aliases().stream())
                .map(e -> e.substring(e.lastIndexOf('/') + 1))
                .toList();
        String other = copy.objects("services").stream()
                .filter(s -> EditedRecording.namespace(s).equals(page.namespace()))
                .map(EditedRecording::name)
                .filter(n -> touched.stream().noneMatch(t -> t.startsWith(n)))
                .findFirst()
                .orElse("nothing");
        judge(
                "another service",
                recording,
                new Incident(
                        "i",
                        "controls",
                        other + " answers with errors",
                        "Users complain about " + other + ".",
                        "recording",
                        page.namespace(),
                        null,
                        List.of(),
                        null),
                truth);
    }

    private void decoys(Path recording, Truth truth) throws IOException {
        if ("decoys".matches(only)) {
            EditedRecording copy = EditedRecording.copy(recording, Files.createTempDirectory(temp, "decoys"));
            Decoys.add(copy, truth);
            judge("decoys", copy.dir(), Arms.incident(recording), truth);
        }
    }

    private void mended(Path recording, Truth truth) throws IOException {
        if (Mender.FAULTS.contains(truth.fault()) && "mended".matches(only)) {
            EditedRecording copy = EditedRecording.copy(recording, Files.createTempDirectory(temp, "mended"));
            ObjectNode page = copy.incident();
            new Mender(copy, page.path("namespace").asText()).mend(truth);
            judge("mended", copy.dir(), Arms.incident(recording), truth);
        }
    }

    /** Nothing is wrong any more, but what has long stood unused. */
    private void mendedAmongDecoys(Path recording, Truth truth) throws IOException {
        if (Mender.FAULTS.contains(truth.fault()) && "mended among decoys".matches(only)) {
            EditedRecording copy = EditedRecording.copy(recording, Files.createTempDirectory(temp, "both"));
            new Mender(copy, copy.incident().path("namespace").asText()).mend(truth);
            Decoys.add(copy, truth);
            judge("mended among decoys", copy.dir(), Arms.incident(recording), truth);
        }
    }

    private void judge(String control, Path recording, Incident incident, @Nullable Truth truth) throws IOException {
        if (!control.matches(only)) {
            return;
        }
        Arms.Result result = arms.run(recording, incident, arm);
        boolean blames = result.outcome() instanceof Outcome.Diagnosed;
        boolean fine = !blames || (truth != null && result.right(truth));
        Calibration.note(control, result, truth != null && result.right(truth));
        int[] count = counted.computeIfAbsent(control, c -> new int[2]);
        count[0] += fine ? 1 : 0;
        count[1]++;
        System.out.println(control + " " + recording.getFileName() + " "
                + (fine ? result.outcome().status() : "FALSE BLAME") + " confidence=" + result.confidence() + " looks="
                + result.looks());
        if (!fine) {
            System.out.println("    truth: " + truth);
            result.assessed().hypotheses().stream()
                    .limit(3)
                    .forEach(h -> System.out.println(
                            "    " + h.score() + " " + h.entity() + " " + h.fault() + " | " + h.why()));
        }
    }

    private static List<Path> recordings(Path directory) throws IOException {
        try (Stream<Path> dirs = Files.list(directory)) {
            return new ArrayList<>(dirs.filter(Files::isDirectory).sorted().toList());
        }
    }
}
