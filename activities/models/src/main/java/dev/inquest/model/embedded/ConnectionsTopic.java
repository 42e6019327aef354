package dev.inquest.model.embedded;

import dev.inquest.analysis.page.Symptoms;
import java.util.List;
import java.util.Set;

/** Which Services nobody reaches although all pods are ready. */
final class ConnectionsTopic implements Topic {

    @Override
    public boolean pointedAt(View view) {
        boolean unanswered = view.found("call.timeout", "call.connect-failed", "call.connection-refused");
        return view.unhealthy().isEmpty() && (unanswered || view.symptoms().contains(Symptoms.UNAVAILABLE));
    }

    @Override
    public boolean matters(View view) {
        return pointedAt(view) && view.scope().startsWith("-n ");
    }

    @Override
    public Set<String> families() {
        return Set.of("routing");
    }

    @Override
    public String says(View view) {
        return "All pods are ready, yet something is not reached: find which Service does not accept connections.";
    }

    @Override
    public List<PlannedLook> looks(View view) {
        return List.of(new PlannedLook("inquest connect " + view.scope(), "Which Services accept connections?"));
    }
}
