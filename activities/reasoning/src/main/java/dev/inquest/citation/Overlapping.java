package dev.inquest.citation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds pairs of words whose second word may be the first of the next pair: {@code the service "web"}. */
final class Overlapping {

    private Overlapping() {}

    /**
     * All matches.
     *
     * @param group where the next match may begin again; it never begins where the match does
     */
    static Stream<MatchResult> matches(Pattern pattern, int group, String text) {
        List<MatchResult> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        for (int from = 0; matcher.find(from); from = matcher.start(group)) {
            found.add(matcher.toMatchResult());
        }
        return found.stream();
    }
}
