package dev.inquest.investigation;

import dev.inquest.incident.Mode;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Spending;

/**
 * What an investigation returns.
 *
 * @param incidentId the incident
 * @param outcome how it ended
 * @param mode the mode it ended in
 * @param corrections corrections given
 * @param spending what it cost
 */
public record InvestigationResult(String incidentId, Outcome outcome, Mode mode, int corrections, Spending spending) {}
