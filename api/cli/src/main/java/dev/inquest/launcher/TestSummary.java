package dev.inquest.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** What came of a test run, in lines; the last is that of the counts. */
final class TestSummary {

    private final List<TestReports.Suite> suites;
    private final List<String> longSuites;
    private final boolean all;

    /**
     * @param suites what ran
     * @param longSuites the names of the suites that only run on request
     * @param all whether they were requested
     */
    TestSummary(List<TestReports.Suite> suites, List<String> longSuites, boolean all) {
        this.suites = suites;
        this.longSuites = longSuites;
        this.all = all;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        TreeSet<TestReports.NotRun> notRun = new TreeSet<>();
        suites.forEach(suite -> notRun.addAll(suite.reasons()));
        notRun.forEach(each -> lines.add(each.toString()));
        if (all) {
            longSuites.forEach(name -> suites.stream()
                    .filter(suite -> suite.simpleName().equals(name))
                    .forEach(suite -> lines.add(words(suite))));
        } else {
            lines.add("Not run: the suites tagged 'long' (they take minutes or need rare tools);"
                    + " './inquest test --all' runs them:");
            longSuites.forEach(name -> lines.add("  " + name));
        }
        int passed = suites.stream().mapToInt(TestReports.Suite::passed).sum();
        int skipped = suites.stream().mapToInt(TestReports.Suite::skipped).sum();
        lines.add(passed + " passed, " + failed() + " failed, " + skipped + " skipped");
        return lines;
    }

    /** Returns the exit code: 1 when a test failed, or Maven did, or no test ran. */
    int exitCode(int maven) {
        return maven != 0 || failed() > 0 || !anyRan() ? 1 : 0;
    }

    boolean anyRan() {
        return suites.stream().anyMatch(suite -> suite.tests() > 0);
    }

    private int failed() {
        return suites.stream().mapToInt(TestReports.Suite::bad).sum();
    }

    private static String words(TestReports.Suite suite) {
        return String.format(
                Locale.ROOT,
                "%s: %d passed, %d failed, %d skipped in %d s",
                suite.simpleName(),
                suite.passed(),
                suite.bad(),
                suite.skipped(),
                (int) suite.seconds());
    }
}
