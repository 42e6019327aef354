package dev.inquest.model.llm;

import dev.inquest.incident.Outcome;
import dev.inquest.model.Situation;
import dev.inquest.model.llm.prompt.Message;
import dev.inquest.model.llm.prompt.Window;

/** What a model that reads the evidence is sent, for whoever counts it. */
public final class DiagnosisPrompt {

    private DiagnosisPrompt() {}

    public static Message of(Window window, Situation situation, Outcome embedded) {
        return LlmDiagnostician.message(window, situation, embedded, "");
    }
}
