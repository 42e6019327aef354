package dev.inquest.scan;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.causality.RootGroups;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Severity;
import dev.inquest.observation.Evidence;
import dev.inquest.observation.Observation.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes the report of what was found: bounded lists, and the counts of all. */
final class ScanReportWriter {

    private static final int ROOTS = 200;
    private static final int FINDINGS = 300;
    private static final int OWN = 8;
    private static final int VICTIMS = 25;
    private static final int COMMANDS = 3;

    private final List<Evidence> evidence;
    private final RootGroups.Groups groups;

    ScanReportWriter(List<Evidence> evidence, RootGroups.Groups groups) {
        this.evidence = evidence;
        this.groups = groups;
    }

    List<ScanReport.Root> roots() {
        return groups.roots().stream().limit(ROOTS).map(this::root).toList();
    }

    List<ScanReport.Found> found(List<Finding> findings) {
        return findings.stream().limit(FINDINGS).map(this::found).toList();
    }

    /** What was refused or failed, and the checks that failed. */
    static List<String> unseen(List<Evidence> evidence, List<String> notes) {
        Set<String> unseen = new TreeSet<>();
        for (Evidence piece : evidence) {
            piece.observations().stream()
                    .filter(Unavailable.class::isInstance)
                    .map(Unavailable.class::cast)
                    .forEach(u -> unseen.add(u.what() + ": " + u.message() + " (needs: " + u.need() + ")"));
        }
        List<String> all = new ArrayList<>(unseen);
        all.addAll(notes);
        EvidenceIndex.of(evidence).listings().stream()
                .filter(l -> !l.what().complete())
                .forEach(l -> all.add("further objects of kind " + l.what().kind() + ": more exist than a scan reads"));
        return List.copyOf(all);
    }

    ScanReport.Counts counts() {
        List<Finding> harmful = Stream.concat(
                        groups.unexplained().stream(),
                        groups.roots().stream()
                                .flatMap(r -> Stream.concat(
                                        Stream.concat(Stream.of(r.finding()), r.own().stream()),
                                        r.victims().values().stream().flatMap(List::stream))))
                .toList();
        Set<Entity> victims = new TreeSet<>();
        groups.roots().forEach(r -> victims.addAll(r.victims().keySet()));
        int errors = (int)
                harmful.stream().filter(f -> f.severity() == Severity.ERROR).count();
        return new ScanReport.Counts(
                errors,
                harmful.size() - errors,
                groups.notes().size(),
                groups.roots().size(),
                victims.size());
    }

    private ScanReport.Root root(RootGroups.Root root) {
        return new ScanReport.Root(
                root.entity(),
                root.fault(),
                root.finding().severity(),
                found(root.finding()),
                root.own().stream().limit(OWN).map(this::found).toList(),
                root.victims().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .limit(VICTIMS)
                        .map(v -> new ScanReport.Victim(
                                v.getKey(),
                                v.getValue().stream()
                                        .limit(OWN)
                                        .map(this::found)
                                        .toList()))
                        .toList(),
                root.victims().size(),
                root.suggestedFix());
    }

    private ScanReport.Found found(Finding finding) {
        return new ScanReport.Found(
                finding.code(),
                finding.entity(),
                finding.severity(),
                finding.message(),
                finding.evidence().stream()
                        .limit(COMMANDS)
                        .map(n -> evidence.get(n - 1).command())
                        .distinct()
                        .toList());
    }
}
