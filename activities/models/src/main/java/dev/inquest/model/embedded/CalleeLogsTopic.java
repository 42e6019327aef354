package dev.inquest.model.embedded;

import dev.inquest.analysis.Cited;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.page.Symptoms;
import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation.Edge;
import dev.inquest.observation.Observation.LogSeen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What those say whom the failing workloads of the page call: a workload that is answered with an error only passes on
 * what was answered to it, and the reason stands in the log of the one that answered.
 */
final class CalleeLogsTopic implements Topic {

    private static final int NAMED = 2;
    private static final int LOGS = 4;
    private static final Pattern ERROR = Pattern.compile("(?i)\\b5\\d\\d\\b|error|fail|exception");
    private static final Set<String> DEEPER = Set.of(
            "call.credentials-refused",
            "call.database-read-only",
            "call.connections-exhausted",
            "call.name-unknown",
            "call.denied");

    @Override
    public boolean pointedAt(View view) {
        return matters(view) && view.symptoms().contains(Symptoms.ERRORS);
    }

    @Override
    public boolean matters(View view) {
        return view.scope().startsWith("-n ")
                && view.unhealthy().isEmpty()
                && !named(view).isEmpty()
                && !view.found(f -> DEEPER.contains(f.code()));
    }

    @Override
    public int essential() {
        return NAMED + LOGS;
    }

    @Override
    public Set<String> families() {
        return Set.of("dependency");
    }

    @Override
    public String says(View view) {
        return named(view).get(0).name() + " passes on an error that it was given: "
                + "find whom it calls, and read what that one says.";
    }

    @Override
    public List<PlannedLook> looks(View view) {
        List<PlannedLook> looks = new ArrayList<>();
        named(view)
                .forEach(w -> looks.add(new PlannedLook(
                        "inquest calls " + view.scope() + " " + w.name(), "Whom does " + w.name() + " call?")));
        callees(view)
                .forEach(p -> looks.add(new PlannedLook(
                        "kubectl logs " + p.entity().name() + " " + view.scope(), "Why did it answer with an error?")));
        return looks;
    }

    private static List<Entity> named(View view) {
        return view.pods().stream()
                .filter(view::named)
                .map(p -> view.workload(p.entity()))
                .distinct()
                .limit(NAMED)
                .toList();
    }

    /** Those whom a log of the named ones speaks of first, as paths and messages do, with or without a common prefix. */
    private static List<PodView> callees(View view) {
        Set<String> callers = named(view).stream().map(Entity::name).collect(Collectors.toSet());
        List<String> called = view.seen().edges().stream()
                .map(Cited::what)
                .filter(e -> e.relation().equals("calls")
                        && callers.contains(e.source().name()))
                .map(Edge::target)
                .map(Entity::name)
                .distinct()
                .toList();
        String said = view.seen().logs().stream()
                .map(Cited::what)
                .filter(l -> callers.contains(view.workload(l.pod()).name()))
                .flatMap(CalleeLogsTopic::errors)
                .map(CalleeLogsTopic::letters)
                .collect(Collectors.joining(" "));
        return view.pods().stream()
                .filter(p -> called.contains(view.workload(p.entity()).name()))
                .sorted(Comparator.comparing(
                        p -> !mentions(said, view.workload(p.entity()).name())))
                .limit(LOGS)
                .toList();
    }

    private static Stream<String> errors(LogSeen log) {
        return log.lines().stream().filter(l -> ERROR.matcher(l).find());
    }

    private static boolean mentions(String said, String name) {
        String rest = name.substring(name.indexOf('-') + 1);
        return said.contains(letters(name)) || rest.indexOf('-') > 0 && said.contains(letters(rest));
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
