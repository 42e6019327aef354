package dev.inquest.api.incident;

/** What became of a report. */
sealed interface Acceptance {

    String incidentId();

    /** A new incident, committed. */
    record Accepted(String incidentId) implements Acceptance {}

    /** The same report as that of an incident that is still open. */
    record Attached(String incidentId) implements Acceptance {}
}
