package dev.inquest.analysis.logs;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.ServiceView;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Severity;
import java.util.HashSet;
import java.util.Set;

/** Services to which connections were tried and not made, by what callers log or by an attempt of our own. */
public final class Refusals {

    private static final EvidenceIndex.View<Set<Entity>> SERVICES = EvidenceIndex.view(seen -> {
        Set<Entity> services = new HashSet<>();
        Calls.failing(seen).stream().filter(c -> c.kind().isUnanswered()).forEach(c -> services.add(c.target()));
        seen.connections().stream()
                .filter(c -> !c.what().reached())
                .forEach(c -> services.add(c.what().service()));
        return services;
    });

    private Refusals() {}

    /** Whether a connection to the Service was seen not to be made. */
    public static boolean of(EvidenceIndex seen, Entity service) {
        return seen.get(SERVICES).contains(service);
    }

    /**
     * How grave it is that nothing behind the Service declares this target port. A name must be declared to be found.
     * Numbers need not be (Pod API, {@code containers[].ports}: "not specifying a port here DOES NOT prevent that port from
     * being exposed"), so an undeclared one harms only where connections are seen to fail.
     */
    public static Severity ofUndeclared(EvidenceIndex seen, ServiceView service, ServiceView.Port port) {
        boolean number = port.target().matches("\\d+");
        return number && !of(seen, service.entity()) ? Severity.INFO : Severity.ERROR;
    }
}
