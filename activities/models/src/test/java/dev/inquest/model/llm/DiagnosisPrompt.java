package dev.inquest.model.llm;

import dev.inquest.incident.Outcome;
import dev.inquest.model.Situation;
import dev.inquest.model.llm.prompt.ContextWindow;
import dev.inquest.model.llm.prompt.Message;

/** What a model that reads the evidence is sent, for whoever counts it. */
public final class DiagnosisPrompt {

    private DiagnosisPrompt() {}

    public static Message of(ContextWindow window, Situation situation, Outcome embedded) {
        return LlmDiagnostician.message(window, situation, embedded, "");
    }
}
