package dev.inquest.model.llm.prompt;

import dev.inquest.incident.Step;
import dev.inquest.observation.Tokens;
import java.util.List;
import java.util.stream.Collectors;

/** A plan's steps as a model reads them. */
final class StepsSection {

    private StepsSection() {}

    /** Commands with their purpose; without it when there is no room. */
    static String text(List<Step> steps, int maxTokens) {
        String whole = steps.stream()
                .map(step -> step.purpose().isBlank() ? step.command() : step.command() + " # " + step.purpose())
                .collect(Collectors.joining("\n"));
        return Tokens.count(whole) <= maxTokens
                ? whole
                : Lines.within(maxTokens, steps.stream().map(Step::command).toList());
    }
}
