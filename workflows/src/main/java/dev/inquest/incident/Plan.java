package dev.inquest.incident;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.inquest.text.Digests;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Ordered steps still to run. A correction or an extension makes the next revision.
 *
 * @param revision 1 for the student's first plan, one more for each change
 * @param origin who or what made this revision, as in {@code student}, {@code capsule:<id>@<version>}, {@code correction-1}
 * @param steps at most {@value #MAX_STEPS}
 */
@JsonIgnoreProperties(value = "digest", allowGetters = true, ignoreUnknown = true)
public record Plan(int revision, String origin, List<Step> steps) {

    /** More steps than this are cut: a plan travels through workflow history, and people read it. */
    public static final int MAX_STEPS = 12;

    public Plan {
        Require.atLeast(revision, 1, "plan revision");
        Require.text(origin, "plan origin");
        steps = steps.stream().limit(MAX_STEPS).toList();
    }

    /** What an approval is bound to: the SHA-256 over revision and commands, first 16 hex digits. */
    @JsonProperty
    public String digest() {
        String commands = steps.stream().map(Step::command).collect(Collectors.joining("\n"));
        return Digests.sha256(revision + "\n" + commands).substring(0, 16);
    }
}
