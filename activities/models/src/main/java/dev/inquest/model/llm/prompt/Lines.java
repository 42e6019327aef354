package dev.inquest.model.llm.prompt;

import dev.inquest.observation.Tokens;
import java.util.List;

/** Lines in the order of their relevance, of which as many are told as there is room for. */
final class Lines {

    private Lines() {}

    /** The first lines that fit, and how many were left out; an empty text when none fits. */
    static String within(int maxTokens, List<String> lines) {
        StringBuilder text = new StringBuilder();
        int left = maxTokens;
        int told = 0;
        for (String line : lines) {
            String whole = line + "\n";
            int cost = Tokens.count(whole);
            if (cost > left) {
                break;
            }
            left -= cost;
            told++;
            text.append(whole);
        }
        String rest = "… " + (lines.size() - told) + " more\n";
        return told == 0 || told == lines.size() || Tokens.count(rest) > left ? text.toString() : text + rest;
    }
}
