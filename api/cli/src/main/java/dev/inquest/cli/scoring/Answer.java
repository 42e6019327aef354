package dev.inquest.cli.scoring;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one investigation answered: a line of the evaluation's JSON file.
 *
 * @param recording the recording
 * @param arm how it was investigated
 * @param status {@code diagnosed}, {@code no-fault-found}, {@code inconclusive} or {@code failed}
 * @param reason why it ended so, in one sentence, or null
 * @param rootCauses what is blamed, best first; none unless diagnosed
 * @param hypotheses what is suspected, best first
 * @param victims what suffers without being at fault
 * @param commands commands run
 * @param looks what they cost
 * @param tokens text that passed through the roles
 * @param seconds from acceptance to the end
 * @param error what went wrong with the investigation itself, or null
 * @param models what models did in it, or null where none played a role
 * @param model what a model made of the same evidence, or null where none read it; all above is the embedded ranking's answer
 */
@JsonPropertyOrder({
    "recording",
    "arm",
    "status",
    "reason",
    "rootCauses",
    "hypotheses",
    "victims",
    "commands",
    "looks",
    "tokens",
    "seconds",
    "error",
    "models",
    "model"
})
public record Answer(
        String recording,
        String arm,
        String status,
        @Nullable String reason,
        List<Cause> rootCauses,
        List<Suspicion> hypotheses,
        List<String> victims,
        int commands,
        int looks,
        Tokens tokens,
        double seconds,
        @Nullable String error,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ModelUse models,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ModelAnswer model) {

    public static final String DIAGNOSED = "diagnosed";
    public static final String NO_FAULT_FOUND = "no-fault-found";
    public static final String INCONCLUSIVE = "inconclusive";
    public static final String FAILED = "failed";

    /**
     * A root cause named.
     *
     * @param entity {@code namespace/Kind/name}
     * @param fault the fault code
     * @param confidence between 0 and 1
     * @param evidence the numbers of the evidence cited
     */
    @JsonPropertyOrder({"entity", "fault", "confidence", "evidence"})
    public record Cause(String entity, String fault, double confidence, List<Integer> evidence) {}

    /**
     * A root cause suspected.
     *
     * @param entity {@code namespace/Kind/name}
     * @param fault the fault code
     * @param score between 0 and 1
     */
    @JsonPropertyOrder({"entity", "fault", "score"})
    public record Suspicion(String entity, String fault, double score) {}

    /** Tokens by role. */
    @JsonPropertyOrder({"student", "teacher"})
    public record Tokens(int student, int teacher) {}

    @JsonIgnore
    public boolean isDiagnosed() {
        return status.equals(DIAGNOSED);
    }

    /** The model's answer in this one's place; that of an investigation that no model read is an end without one. */
    Answer byModel() {
        ModelAnswer read = model == null ? new ModelAnswer("", List.of(), List.of(), 0) : model;
        return new Answer(
                recording,
                arm,
                read.rootCauses().isEmpty() ? INCONCLUSIVE : DIAGNOSED,
                null,
                read.rootCauses(),
                read.hypotheses(),
                List.of(),
                commands,
                looks,
                tokens,
                seconds,
                null,
                models,
                null);
    }

    /** Money paid for it, in millionths of a US dollar. */
    @JsonIgnore
    public long microUsd() {
        return models == null ? 0 : models.microUsd();
    }

    /** Whether it ended without naming anything, and not because it broke. */
    @JsonIgnore
    public boolean isAbstention() {
        return status.equals(NO_FAULT_FOUND) || status.equals(INCONCLUSIVE);
    }

    /** The root causes named, then what else is suspected, each once; nothing where no fault was found or it failed. */
    @JsonIgnore
    public List<Suspicion> ranking() {
        List<Suspicion> ranking = new ArrayList<>();
        if (isDiagnosed()) {
            rootCauses.forEach(c -> ranking.add(new Suspicion(c.entity(), c.fault(), c.confidence())));
        }
        if (isDiagnosed() || status.equals(INCONCLUSIVE)) {
            hypotheses.stream()
                    .filter(h -> ranking.stream()
                            .noneMatch(r ->
                                    r.entity().equals(h.entity()) && r.fault().equals(h.fault())))
                    .toList()
                    .forEach(ranking::add);
        }
        return List.copyOf(ranking);
    }
}
