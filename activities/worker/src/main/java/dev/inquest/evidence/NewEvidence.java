package dev.inquest.evidence;

import dev.inquest.command.output.CommandOutput;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.observation.Excerpt;
import dev.inquest.observation.Tokens;
import dev.inquest.storage.StoredJson;
import dev.inquest.storage.StoredText;
import dev.inquest.text.Digests;
import dev.inquest.text.Shorten;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A command's output made ready to be stored: cleaned, addressed by content, its excerpt measured. */
record NewEvidence(
        String incidentId,
        int number,
        String command,
        EvidenceStatus status,
        int looks,
        int excerptTokens,
        String summary,
        Instant observedAt,
        EvidenceBlob text,
        EvidenceBlob observations) {

    /** The longest summary that a reference carries. */
    private static final int MAX_SUMMARY = 160;

    static NewEvidence of(String incidentId, int number, String command, CommandOutput output) {
        String text = StoredText.of(output.text());
        return new NewEvidence(
                incidentId,
                number,
                StoredText.of(command),
                output.status(),
                output.looks(),
                Tokens.count(Excerpt.of(text)),
                Shorten.to(MAX_SUMMARY, StoredText.of(output.summary())),
                output.observedAt().truncatedTo(ChronoUnit.MICROS),
                EvidenceBlob.of(text),
                EvidenceBlob.of(StoredJson.write(output.observations(), PostgresEvidenceStore.OBSERVATIONS)));
    }

    /** What the chain is made of: everything that a reader could be misled by, if it were changed. */
    String contentDigest() {
        return Digests.sha256(String.join(
                "\n",
                incidentId,
                Integer.toString(number),
                command,
                status.name(),
                Integer.toString(looks),
                summary,
                observedAt.toString(),
                text.digest(),
                observations.digest()));
    }
}
