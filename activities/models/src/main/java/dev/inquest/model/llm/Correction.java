package dev.inquest.model.llm;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Step;
import dev.inquest.investigation.CorrectActivities;
import dev.inquest.observation.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A teacher's answer, understood.
 *
 * @param text what stays of it: within the cap, without lines whose command was refused, its edits as {@code add: COMMAND}
 *     and {@code drop: COMMAND} with canonical commands
 * @param added steps to run first
 * @param dropped canonical commands not to run
 * @param refusals commands that are not in the catalogue, with the reason
 */
record Correction(String text, List<Step> added, Set<String> dropped, List<Refusal> refusals) {

    /** An edit: {@code add:} or {@code drop:} and a command, in whatever list marks and quotes models like. */
    private static final Pattern EDIT =
            Pattern.compile("^(?:\\W|\\d+[.)])*(?:(add|drop|remove)\\W*:\\W*)?(.+)$", Pattern.CASE_INSENSITIVE);

    private static final Pattern TRAILING_MARKS = Pattern.compile("[`*\\s]+$");

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
        List<Said> kept = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (String line : lines(answer, cut)) {
            Matcher edit = EDIT.matcher(line);
            if (!edit.matches() || (edit.group(1) == null && !tools.contains(firstWord(edit.group(2))))) {
                kept.add(new Said(line, null, false));
                continue;
            }
            String command =
                    TRAILING_MARKS.matcher(Notation.command(edit.group(2))).replaceFirst("");
            try {
                Step step = catalog.step(command, "correction " + round, null, null);
                kept.add(Said.edit(step, edit.group(1) == null || "add".equalsIgnoreCase(edit.group(1))));
            } catch (CommandRefusedException e) {
                refusals.add(Refusal.of(command, e, catalog));
            }
        }
        // Written out, a command may be longer than it was.
        while (Tokens.count(text(kept)) > CorrectActivities.MAX_TOKENS) {
            kept.removeLast();
        }
        return new Correction(text(kept), steps(kept, true), commands(steps(kept, false)), List.copyOf(refusals));
    }

    /**
     * A line of it: words, or an edit in the one form that is learned from and recognised when it was carried out.
     *
     * @param step what is edited, or null for words
     */
    private record Said(String text, @Nullable Step step, boolean adds) {

        static Said edit(Step step, boolean adds) {
            return new Said((adds ? "add: " : "drop: ") + step.command(), step, adds);
        }
    }

    private static String text(List<Said> lines) {
        return lines.stream().map(Said::text).collect(Collectors.joining("\n")).strip();
    }

    private static List<Step> steps(List<Said> lines, boolean adds) {
        return lines.stream()
                .filter(line -> line.adds() == adds)
                .flatMap(line -> Stream.ofNullable(line.step()))
                .toList();
    }

    private static Set<String> commands(List<Step> steps) {
        return steps.stream().map(Step::command).collect(Collectors.toUnmodifiableSet());
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
