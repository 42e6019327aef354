package dev.inquest.api.incident;

import dev.inquest.api.problem.Problem;
import dev.inquest.api.problem.ProblemType;
import dev.inquest.casefile.CaseFiles;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks the filters of a list: a filter that can match nothing is a mistake that somebody should hear of. */
final class IncidentFilter {

    private static final List<String> STATUSES = List.of("open", "closed");
    private static final List<String> OUTCOMES = List.of("diagnosed", "no-fault-found", "inconclusive", "failed");
    private static final List<String> PARAMETERS =
            List.of("status", "namespace", "cluster", "source", "outcome", "page", "size");

    private IncidentFilter() {}

    /** @throws dev.inquest.api.problem.ProblemException naming what would do */
    static CaseFiles.Filter of(
            @Nullable String status,
            @Nullable String namespace,
            @Nullable String cluster,
            @Nullable String source,
            @Nullable String outcome) {
        InputCheck check = new InputCheck();
        oneOf(check, "status", status, STATUSES);
        oneOf(check, "outcome", outcome, OUTCOMES);
        check.namespace("namespace", namespace);
        if (source != null) {
            check.source("source", source);
        }
        check.throwProblems();
        return new CaseFiles.Filter(status, namespace, cluster, source, outcome);
    }

    /** A misspelt filter would answer with everything. */
    static void onlyKnown(Collection<String> parameters) {
        TreeSet<String> unknown = new TreeSet<>(parameters);
        PARAMETERS.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw Problem.of(
                            ProblemType.INVALID_INPUT,
                            "There is no query parameter '" + String.join("', '", unknown) + "'; known: "
                                    + String.join(", ", PARAMETERS) + ".")
                    .with("known", PARAMETERS)
                    .exception();
        }
    }

    private static void oneOf(InputCheck check, String field, @Nullable String value, List<String> words) {
        if (value != null && !words.contains(value)) {
            check.refuse(field, "must be one of " + String.join(", ", words) + " but was '" + value + "'");
        }
    }
}
