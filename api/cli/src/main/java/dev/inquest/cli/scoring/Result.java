package dev.inquest.cli.scoring;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer with what the scorer needs besides its line.
 *
 * @param answer the line
 * @param chain how the trouble spreads, from cause to symptom
 * @param probe the confidence that the student stated when it was probed last, or null when it was not
 */
@JsonPropertyOrder({"answer", "chain", "probe"})
public record Result(
        Answer answer, List<Edge> chain, @Nullable Double probe) {

    /** Of an investigation whose student was not probed. */
    public Result(Answer answer, List<Edge> chain) {
        this(answer, chain, null);
    }

    /**
     * One link of the answer's chain.
     *
     * @param source where the trouble comes from
     * @param target where it goes
     * @param condition what is true at the source
     * @param effect what it does to the target
     */
    @JsonPropertyOrder({"source", "target", "condition", "effect"})
    public record Edge(String source, String target, String condition, String effect) {}

    /** What tells results of one evaluation apart. */
    @JsonIgnore
    public String key() {
        return key(answer.recording(), answer.arm());
    }

    /** The key of this recording investigated in this arm. */
    public static String key(String recording, String arm) {
        return recording + "/" + arm;
    }
}
