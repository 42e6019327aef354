package dev.inquest.activity;

import dev.inquest.analysis.Analyzer;
import dev.inquest.causality.EvidenceReasoning;
import dev.inquest.text.EditDistance;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** Which analyzers are switched off. */
public final class AnalyzerSettings {

    /** The key of the names, separated by commas. */
    public static final String DISABLED = "inquest.analyzers.disabled";

    private static final int SUGGESTIONS = 3;

    private AnalyzerSettings() {}

    /** Returns one sentence for each name that no analyzer has, with the nearest names; empty when all is well. */
    public static List<String> problems(Config config) {
        Set<String> known = known();
        return disabled(config).stream()
                .filter(name -> !known.contains(name))
                .map(name -> DISABLED + " has '" + name + "', but no analyzer has that name; the nearest names are "
                        + nearest(name, known))
                .toList();
    }

    /** Returns the analyzers that are to run. */
    public static List<Analyzer> enabled(Config config) {
        Set<String> disabled = disabled(config);
        return EvidenceReasoning.allAnalyzers().stream()
                .filter(analyzer -> !disabled.contains(analyzer.name()))
                .toList();
    }

    private static Set<String> disabled(Config config) {
        return config.getOptionalValues(DISABLED, String.class).orElse(List.of()).stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> known() {
        return EvidenceReasoning.allAnalyzers().stream()
                .map(Analyzer::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String nearest(String name, Set<String> known) {
        return known.stream()
                .sorted(Comparator.comparingInt(other -> EditDistance.between(name, other)))
                .limit(SUGGESTIONS)
                .collect(Collectors.joining(", "));
    }
}
