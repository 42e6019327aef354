package dev.inquest.analysis.logs;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.observation.Observation.LogSeen;
import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a workload's log complains of most often, as a template with its count: a fact to start from, blamed for nothing by
 * itself.
 */
public final class RepeatedErrors implements Analyzer {

    /** Less than this is no repetition. */
    private static final int OFTEN = 3;

    private static final Pattern COMPLAINT = Pattern.compile(
            "(?i)\\b(error|fatal|fail(ed|ure|ing)?|exception|panic|critical|severe|refused|denied|timed out|unable to|cannot)\\b"
                    + "|\\bE\\d{4} |Exception\\b");
    private static final Pattern CALM =
            Pattern.compile("(?i)\\b(0|no) (errors?|failures?)\\b|\\b(debug|trace)\\b|errors?[=:] ?0\\b");

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        Workloads workloads = new Workloads(seen);
        List<Finding> found = new ArrayList<>();
        for (Cited<LogSeen> log : seen.logs()) {
            Drain drain = new Drain();
            LogUnits.of(log).stream()
                    .filter(LogUnits.Unit::complains)
                    .map(LogUnits.Unit::text)
                    .forEach(drain::add);
            drain.groups().stream()
                    .limit(1)
                    .filter(g -> g.count() >= OFTEN)
                    .forEach(g -> found.add(Findings.info(
                            "log.repeated-error",
                            workloads.of(log.what().pod()),
                            log.what().pod().name() + " says " + g.count() + " times: " + Shorten.to(280, g.template()),
                            List.of(log.evidence()))));
        }
        return found;
    }

    static boolean isComplaint(String text) {
        return COMPLAINT.matcher(text).find() && !CALM.matcher(text).find();
    }
}
