package dev.inquest.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSummaryTest {

    @TempDir
    private Path home;

    @Test
    void linesCountAllModulesAndSayWhatDidNotRun() throws IOException {
        report("one/target/surefire-reports", "a.FirstTest", 5, 1, 1, 2, """
                <testcase name="x" classname="a.FirstTest"><skipped message="Assumption failed: needs &quot;a&quot; tool"/></testcase>
                <testcase name="y" classname="a.FirstTest"><skipped><![CDATA[org.opentest4j.Aborted: no model
                	at a.b]]></skipped></testcase>
                """);
        report("group/two/target/failsafe-reports", "a.SlowIT", 3, 0, 0, 0, "");

        TestSummary summary = new TestSummary(new TestReports(home).read(), List.of("LiveIT"), false);

        assertThat(summary.lines())
                .containsExactly(
                        "Not run: a.FirstTest: needs \"a\" tool",
                        "Not run: a.FirstTest: no model",
                        "Not run: the suites tagged 'long' (they take minutes or need rare tools);"
                                + " './inquest test --all' runs them:",
                        "  LiveIT",
                        "4 passed, 2 failed, 2 skipped");
        assertThat(summary.exitCode(0)).isEqualTo(1);
    }

    @Test
    void linesTellWhatBecameOfLongSuites() throws IOException {
        report("one/target/failsafe-reports", "a.LiveIT", 3, 0, 0, 1, "");

        TestSummary summary = new TestSummary(new TestReports(home).read(), List.of("LiveIT"), true);

        assertThat(summary.lines())
                .containsExactly("LiveIT: 2 passed, 0 failed, 1 skipped in 1234 s", "2 passed, 0 failed, 1 skipped");
        assertThat(summary.exitCode(0)).isZero();
        assertThat(summary.exitCode(2)).as("Maven failed").isEqualTo(1);
    }

    @Test
    void exitCodeIsOneWhenNoTestRan() {
        TestSummary summary = new TestSummary(new TestReports(home).read(), List.of(), false);

        assertThat(summary.exitCode(0)).isEqualTo(1);
        assertThat(summary.lines()).last().isEqualTo("0 passed, 0 failed, 0 skipped");
    }

    @Test
    void removeDeletesReportsOnly() throws IOException {
        report("one/target/surefire-reports", "a.FirstTest", 1, 0, 0, 0, "");
        Path kept = Files.createDirectories(home.resolve("one/target/classes"));

        new TestReports(home).remove();

        assertThat(new TestReports(home).read()).isEmpty();
        assertThat(kept).exists();
    }

    private void report(String directory, String suite, int tests, int failures, int errors, int skipped, String cases)
            throws IOException {
        Path reports = Files.createDirectories(home.resolve(directory));
        Files.writeString(reports.resolve("TEST-" + suite + ".xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="%s" time="1,234.5" tests="%d" errors="%d" skipped="%d" failures="%d">
                %s</testsuite>
                """.formatted(
                        suite, tests, errors, skipped, failures, cases));
    }
}
