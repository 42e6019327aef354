package dev.inquest.causality;

import dev.inquest.incident.Entity;
import java.util.Locale;

/** How one entity depends on another: the edges of the graph, named from the one that suffers to the one it needs. */
enum Relation {
    /** A workload's pods, told by it itself. */
    OWNS,
    /** A Service on the workload behind it. */
    SELECTS,
    /** A workload on a claim, a ConfigMap or a Secret; a claim on its volume or class. */
    MOUNTS,
    /** A workload on a node. */
    RUNS_ON,
    /** A workload on a Service that it calls. */
    CALLS,
    /** A route or an ingress on the Service it leads to. */
    ROUTES_TO,
    /** A Service or a workload on what decides over it: a policy, a rule, an account, an autoscaler. */
    GOVERNED_BY;

    /** The relation of a topology view's edge; what is not known counts as a call. */
    static Relation of(String relation) {
        for (Relation known : values()) {
            if (known.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(relation)) {
                return known;
            }
        }
        return CALLS;
    }

    /** What becomes of the one that depends when the one it needs is at fault. */
    String effect(Entity needed, Entity dependent) {
        return switch (this) {
            case GOVERNED_BY -> "calls to " + dependent.name() + " are refused or cut off";
            case SELECTS -> dependent.name() + " has nobody behind it that answers well";
            case RUNS_ON, MOUNTS, OWNS -> dependent.name() + " cannot run";
            case ROUTES_TO -> "requests by " + dependent.name() + " arrive nowhere";
            case CALLS -> "calls of " + dependent.name() + " to " + needed.name() + " fail";
        };
    }
}
