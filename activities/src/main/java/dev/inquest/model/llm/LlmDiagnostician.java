package dev.inquest.model.llm;

import dev.inquest.citation.CitationVerifier;
import dev.inquest.citation.Reading;
import dev.inquest.citation.Verified;
import dev.inquest.incident.ModelReading;
import dev.inquest.incident.Outcome;
import dev.inquest.model.Diagnostician;
import dev.inquest.model.Situation;
import dev.inquest.model.llm.exchange.Chat;
import dev.inquest.model.llm.exchange.Line;
import dev.inquest.model.llm.prompt.Prompt;
import dev.inquest.model.llm.prompt.Redaction;
import dev.inquest.observation.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * A model that reads the evidence. Of its answer only that is told which the evidence proves, and it is checked against the
 * evidence as the model may see it: what was redacted cannot be confirmed either.
 */
final class LlmDiagnostician implements Diagnostician {

    private static final String REPAIR =
            "That was not the JSON object that was asked for. Answer again with that one JSON object and nothing else, in few words.";

    private static final Prompt DIAGNOSIS = Prompt.load("diagnosis", 1);

    private final Line line;

    LlmDiagnostician(Line line) {
        this.line = line;
    }

    @Override
    public Answer read(Situation situation, Outcome embedded) {
        Chat chat = line.open(DIAGNOSIS, DIAGNOSIS.text(), situation.incident().id());
        String briefing =
                new CaseBriefing(situation, embedded).text(line.config().maxEvidenceTokens());
        Reading reading = ask(chat, briefing).or(() -> ask(chat, REPAIR)).orElseThrow(() -> chat.unusable("diagnosis"));
        Verified verified = new CitationVerifier(
                        redacted(situation.evidence()), situation.assessed().findings())
                .verify(reading);
        return new Answer(
                new ModelReading(
                        line.name(),
                        verified.rootCauses(),
                        verified.hypotheses(),
                        verified.explanation(),
                        verified.refused()),
                chat.use());
    }

    private Optional<Reading> ask(Chat chat, String text) {
        return ReadingFormat.read(chat.ask(text, line.config().maxOutputTokens(), ReadingFormat.SCHEMA));
    }

    private static List<Evidence> redacted(List<Evidence> evidence) {
        return evidence.stream()
                .map(piece -> new Evidence(
                        piece.number(),
                        piece.command(),
                        piece.status(),
                        Redaction.of(piece.text()),
                        piece.observations(),
                        piece.looks(),
                        piece.observedAt()))
                .toList();
    }
}
