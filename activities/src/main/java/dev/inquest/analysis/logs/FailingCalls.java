package dev.inquest.analysis.logs;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Seen;
import dev.inquest.analysis.ServiceView;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Failing calls as findings on the one called, except where the error is about what the caller holds: its credentials,
 * or a name it asks for. A call that is merely answered with an error says least: the one called may only pass on what
 * it got itself.
 */
public final class FailingCalls implements Analyzer {

    @Override
    public List<Finding> analyze(Seen seen, Incident incident) {
        List<Call> calls = Calls.failing(seen);
        Set<Entity> failingThemselves = new HashSet<>();
        calls.stream()
                .filter(c -> c.kind() != Call.Kind.ANSWERED_ERROR)
                .forEach(c -> failingThemselves.add(c.source()));
        List<Finding> found = new ArrayList<>();
        for (Call call : calls) {
            boolean passedOn = call.kind() == Call.Kind.ANSWERED_ERROR
                    && failingThemselves.stream()
                            .anyMatch(s -> s.name().equals(call.target().name()));
            found.add(new Finding(
                    code(seen, call, passedOn),
                    entity(call),
                    passedOn ? Severity.INFO : Severity.WARNING,
                    call.source().name() + " to " + call.target().name() + " fails (" + call.count() + " lines): "
                            + call.example(),
                    List.of(call.evidence())));
        }
        return found;
    }

    private static String code(Seen seen, Call call, boolean passedOn) {
        if (passedOn) {
            return "call.passes-on-error";
        }
        boolean ready = ServiceView.of(seen, call.target()).withAddresses();
        return call.kind() == Call.Kind.RESET && ready
                ? "call.reset-by-ready-endpoint"
                : call.kind().code();
    }

    private static Entity entity(Call call) {
        return switch (call.kind()) {
            case ACCESS_REFUSED, NAME_UNKNOWN -> call.source();
            default -> call.target();
        };
    }
}
