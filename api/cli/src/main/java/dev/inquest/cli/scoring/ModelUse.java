package dev.inquest.cli.scoring;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the models did in one investigation, by the record of their calls.
 *
 * @param microUsd what it cost by the configured prices, in millionths of a US dollar
 * @param players who played, by role, as in {@code openai:NAME}; none of a role that is embedded
 * @param roles the calls by role
 * @param caps answers with a cap of their own, by what they are: {@code probe}, {@code correction}
 * @param commandsOffered commands that the student's model wrote into its plans
 * @param commandsAccepted those of them that the catalogue has
 * @param degraded investigations in which a model was passed over for a question and the embedded reasoner answered it
 */
@JsonPropertyOrder({"microUsd", "players", "roles", "caps", "commandsOffered", "commandsAccepted", "degraded"})
public record ModelUse(
        long microUsd,
        SortedMap<String, String> players,
        SortedMap<String, Calls> roles,
        SortedMap<String, Capped> caps,
        int commandsOffered,
        int commandsAccepted,
        int degraded) {

    /** Of an investigation that no model had a part in. */
    public static final ModelUse NONE = new ModelUse(0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), 0, 0, 0);

    /**
     * Calls of one role, by the provider's count of tokens.
     *
     * @param calls how many
     * @param input tokens of the questions
     * @param cached those of them that the provider had cached
     * @param prefix those of them that are the same in every such call and come first
     * @param output tokens of the answers, thoughts among them
     * @param microUsd what they cost
     */
    @JsonPropertyOrder({"calls", "input", "cached", "prefix", "output", "microUsd"})
    public record Calls(int calls, long input, long cached, long prefix, long output, long microUsd) {

        /** No call. */
        public static final Calls NONE = new Calls(0, 0, 0, 0, 0, 0);

        /** Both together. */
        public Calls plus(Calls more) {
            return new Calls(
                    calls + more.calls,
                    input + more.input,
                    cached + more.cached,
                    prefix + more.prefix,
                    output + more.output,
                    microUsd + more.microUsd);
        }
    }

    /**
     * Answers under a cap on what can be seen of them.
     *
     * @param answers how many
     * @param over how many of them are longer
     * @param longest the tokens of the longest
     */
    @JsonPropertyOrder({"answers", "over", "longest"})
    public record Capped(int answers, int over, int longest) {

        /** One answer of so many tokens. */
        public static Capped one(int tokens, int cap) {
            return new Capped(1, tokens > cap ? 1 : 0, tokens);
        }

        /** Both together. */
        public Capped plus(Capped more) {
            return new Capped(answers + more.answers, over + more.over, Math.max(longest, more.longest));
        }
    }

    /** The calls of all roles. */
    @JsonIgnore
    public Calls all() {
        return roles.values().stream().reduce(Calls.NONE, Calls::plus);
    }

    /** Whether no model had a part in it. */
    @JsonIgnore
    public boolean isNone() {
        return roles.isEmpty() && microUsd == 0 && degraded == 0;
    }

    /** Both together. */
    public ModelUse plus(ModelUse more) {
        return new ModelUse(
                microUsd + more.microUsd,
                merged(players, more.players, (one, other) -> other),
                merged(roles, more.roles, Calls::plus),
                merged(caps, more.caps, Capped::plus),
                commandsOffered + more.commandsOffered,
                commandsAccepted + more.commandsAccepted,
                degraded + more.degraded);
    }

    private static <T> SortedMap<String, T> merged(
            Map<String, T> one, Map<String, T> other, java.util.function.BinaryOperator<T> plus) {
        SortedMap<String, T> both = new TreeMap<>(one);
        other.forEach((key, value) -> both.merge(key, value, plus));
        return both;
    }
}
