package dev.inquest.model.llm;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Step;
import dev.inquest.investigation.CorrectActivities;
import dev.inquest.model.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A teacher's answer, understood.
 *
 * @param text what stays of it: within the cap, without lines whose command was refused
 * @param added steps to run first
 * @param dropped canonical commands not to run
 * @param refusals commands that are not in the catalogue, with the reason
 */
record Correction(String text, List<Step> added, Set<String> dropped, List<Refusal> refusals) {

    /** An edit: {@code add:} or {@code drop:} and a command, in whatever list marks and quotes models like. */
    private static final Pattern EDIT =
            Pattern.compile("^(?:\\W|\\d+[.)])*(?:(add|drop|remove)\\W*:\\W*)?(.+?)`*\\s*$", Pattern.CASE_INSENSITIVE);

    /** Said first, and without edits, whatever is added to it. */
    private static final Pattern PROCEED =
            Pattern.compile("\\W*proceed\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern CODE_FENCE = Pattern.compile("\\s*```\\w*\\s*");

    /**
     * Understands an answer.
     *
     * @param cut whether it ended at the cap: then its last line may lack something, and is left out
     */
    static Correction of(String answer, boolean cut, int round, CommandCatalog catalog) {
        Set<String> tools = catalog.entries().stream()
                .map(entry -> firstWord(entry.grammar()))
                .collect(Collectors.toUnmodifiableSet());
        List<String> kept = new ArrayList<>();
        List<Step> added = new ArrayList<>();
        Set<String> dropped = new HashSet<>();
        List<Refusal> refusals = new ArrayList<>();
        for (String line : lines(answer, cut)) {
            Matcher edit = EDIT.matcher(line);
            if (!edit.matches() || (edit.group(1) == null && !tools.contains(firstWord(edit.group(2))))) {
                kept.add(line);
                continue;
            }
            try {
                Step step = catalog.step(edit.group(2), "correction " + round, null, null);
                if (edit.group(1) != null && !"add".equalsIgnoreCase(edit.group(1))) {
                    dropped.add(step.command());
                } else {
                    added.add(step);
                }
                kept.add(line);
            } catch (CommandRefusedException e) {
                refusals.add(Refusal.of(edit.group(2), e, catalog));
            }
        }
        return new Correction(
                String.join("\n", kept).strip(), List.copyOf(added), Set.copyOf(dropped), List.copyOf(refusals));
    }

    private static List<String> lines(String answer, boolean cut) {
        String whole = CODE_FENCE.matcher(answer).replaceAll("\n").strip();
        int last = whole.lastIndexOf('\n');
        String complete = cut && last > 0 ? whole.substring(0, last) : whole;
        return Tokens.dropLines(complete, CorrectActivities.MAX_TOKENS).lines().toList();
    }

    /** Whether the teacher should be asked again. */
    boolean isUnusable() {
        return text.isEmpty() || !refusals.isEmpty();
    }

    /** Whether the plan may stand. */
    boolean proceed() {
        return added.isEmpty()
                && dropped.isEmpty()
                && (text.isEmpty() || PROCEED.matcher(text).matches());
    }

    /** The plan's steps, corrected: what was added first, without what was dropped or already run. */
    List<Step> applyTo(Plan plan, Set<String> alreadyRun) {
        Set<String> seen = new HashSet<>(alreadyRun);
        seen.addAll(dropped);
        return Stream.concat(added.stream(), plan.steps().stream())
                .filter(step -> seen.add(step.command()))
                .limit(Plan.MAX_STEPS)
                .toList();
    }

    private static String firstWord(String text) {
        String stripped = text.strip();
        int end = stripped.indexOf(' ');
        return end < 0 ? stripped : stripped.substring(0, end);
    }
}
