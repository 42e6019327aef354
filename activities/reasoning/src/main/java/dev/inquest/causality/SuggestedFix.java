package dev.inquest.causality;

import dev.inquest.fault.FaultCatalog;
import dev.inquest.incident.Entity;
import dev.inquest.incident.FaultCode;

/** The one line a person would try first for a kind of fault, from the catalogue. */
final class SuggestedFix {

    private SuggestedFix() {}

    static String of(FaultCode fault, Entity entity) {
        return FaultCatalog.find(fault)
                .map(kind -> kind.mend(entity))
                .orElseGet(() -> "Correct " + entity + " as the evidence shows.");
    }
}
