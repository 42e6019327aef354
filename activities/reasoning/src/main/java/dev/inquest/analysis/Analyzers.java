package dev.inquest.analysis;

import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a set of analyzers; one that fails is noted and never takes the others down. */
public final class Analyzers {

    /** Most severe first, then by code and entity: the order findings are shown in. */
    public static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .reversed()
            .thenComparing(Finding::code)
            .thenComparing(Finding::entity)
            .thenComparing(Finding::message);

    private final List<Analyzer> analyzers;
    private final AnalyzerListener listener;

    public Analyzers(List<Analyzer> analyzers) {
        this(analyzers, AnalyzerListener.NONE);
    }

    /** Runs these, and tells the listener of each run. */
    public Analyzers(List<Analyzer> analyzers, AnalyzerListener listener) {
        this.analyzers = List.copyOf(analyzers);
        this.listener = listener;
    }

    /**
     * @param findings in {@link #ORDER}, one for each code and entity
     * @param notes analyzers that could not be run, one sentence each
     */
    public record Result(List<Finding> findings, List<String> notes) {}

    /** Findings of all analyzers over what was seen. */
    public Result run(EvidenceIndex seen, Incident incident) {
        Map<String, Finding> found = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        for (Analyzer analyzer : analyzers) {
            long begun = System.nanoTime();
            try {
                analyzer.analyze(seen, incident)
                        .forEach(f -> found.merge(f.code() + " " + f.entity(), f, Analyzers::together));
            } catch (RuntimeException | StackOverflowError e) {
                // Evidence comes from any cluster: a rule that meets a shape nobody thought of must not end the rest.
                notes.add("The check " + analyzer.name() + " could not read what was seen ("
                        + e.getClass().getSimpleName() + ").");
                listener.failed(analyzer.name(), e);
            }
            listener.ran(analyzer.name(), Duration.ofNanos(System.nanoTime() - begun));
        }
        return new Result(found.values().stream().sorted(ORDER).toList(), List.copyOf(notes));
    }

    private static Finding together(Finding first, Finding second) {
        List<Integer> evidence = new ArrayList<>(first.evidence());
        evidence.addAll(second.evidence());
        Finding keep = second.severity().compareTo(first.severity()) > 0 ? second : first;
        return new Finding(keep.code(), keep.entity(), keep.severity(), keep.message(), evidence);
    }
}
