package dev.inquest.model.llm;

import dev.inquest.citation.CitationVerifier;
import dev.inquest.citation.Reading;
import dev.inquest.citation.Verified;
import dev.inquest.incident.ModelReading;
import dev.inquest.incident.Outcome;
import dev.inquest.model.Diagnostician;
import dev.inquest.model.Situation;
import dev.inquest.model.llm.exchange.RoleModel;
import dev.inquest.model.llm.prompt.ContextWindow;
import dev.inquest.model.llm.prompt.Message;
import dev.inquest.model.llm.prompt.Prompt;
import dev.inquest.model.llm.redaction.Redaction;
import dev.inquest.observation.Evidence;
import dev.inquest.observation.Tokens;
import java.util.List;

/**
 * A model that reads the evidence. Of its answer only that is told which the evidence proves, and it is checked against the
 * evidence as the model may see it: what was redacted cannot be confirmed either.
 */
final class LlmDiagnostician implements Diagnostician {

    private static final String REPAIR =
            "Your answer before was not the JSON object that is asked for. Answer with that one JSON object and nothing else, in few words.\n";

    private static final Prompt DIAGNOSIS = Prompt.load("diagnosis", 1);

    private final RoleModel line;

    LlmDiagnostician(RoleModel line) {
        this.line = line;
    }

    @Override
    public Answer read(Situation situation, Outcome embedded) {
        RepairedAnswer asking = new RepairedAnswer(
                line,
                situation,
                last -> message(ContextWindow.of(line.config()), situation, embedded, last),
                ReadingFormat.SCHEMA);
        Reading reading = ReadingFormat.read(asking.first())
                .or(() -> ReadingFormat.read(asking.again(REPAIR)))
                .orElseThrow(() -> asking.unusable("diagnosis"));
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
                asking.use());
    }

    /** Asked again, it is shown all of it again: what was said before is forgotten, and claims are copied from the evidence. */
    static Message message(ContextWindow window, Situation situation, Outcome embedded, String last) {
        int cap = window.longAnswer();
        int room = window.room(cap) - Tokens.count(DIAGNOSIS.text()) - Tokens.count(last);
        return new Message(
                DIAGNOSIS,
                DIAGNOSIS.text(),
                CaseBriefing.of(situation, embedded, window.maxEvidence(), room) + last,
                cap);
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
