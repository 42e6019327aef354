package dev.inquest.api.incident;

/** An incident was accepted; observers act after the commit only. */
record IncidentAccepted(String incidentId) {}
