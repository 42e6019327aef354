package dev.inquest.evidence;

import dev.inquest.command.output.CommandOutput;
import dev.inquest.incident.EvidenceRef;
import dev.inquest.observation.Evidence;
import java.util.List;
import java.util.Optional;

/** The evidence of all investigations. Rows are never changed once written, but for the chain digest that sealing adds. */
public interface EvidenceStore {

    /** The evidence already stored for this incident under this number and command. */
    Optional<EvidenceRef> find(String incidentId, int number, String command);

    /**
     * Commits the output as evidence; when a row for (incident, number) is already there, that one is returned and
     * nothing is written. A refused or failed output is stored all the same.
     */
    EvidenceRef store(String incidentId, int number, String command, CommandOutput output);

    /** All evidence of the incident, by number. */
    List<Evidence> all(String incidentId);

    /** All evidence of the incident, with the digest that tells this state from every other. */
    EvidenceState state(String incidentId);

    /** References to all evidence of the incident, by number: everything but the outputs. */
    List<EvidenceRef> refs(String incidentId);

    /** One piece. */
    Optional<Evidence> get(String incidentId, int number);

    /** The link of the hash chain at that number, or empty until the chain is sealed up to it. */
    Optional<String> chainDigest(String incidentId, int number);

    /**
     * Seals the hash chain in the order of the numbers, through that number; each link is SHA-256 over the previous
     * link and the row's content digest.
     *
     * @return the chain's digest
     */
    String seal(String incidentId, int throughNumber);
}
