package dev.inquest.cli.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One answer held against the truth, by {@link AnswerRules}.
 *
 * @param result what was answered
 * @param truth what it was
 */
public record Judged(Result result, Truth truth) {

    /** The family of recordings where nothing was wrong. */
    public static final String NOTHING_WRONG = "(nothing wrong)";

    private static final int FEW = 3;

    /** The family of the first true fault. */
    public String family() {
        return truth.family();
    }

    /** Whether the answer is what it should be: a true root first, or nothing where nothing was wrong. */
    public boolean right() {
        return truth.healthy() ? abstained() : rightFirst();
    }

    /** A@1: the first root cause named is a true one, entity and fault. */
    public boolean rightFirst() {
        return first().filter(this::isRoot).isPresent();
    }

    /** A@3: a true root is among the first three named or suspected, entity and fault. */
    public boolean rightAmongThree() {
        return result.answer().ranking().stream().limit(FEW).anyMatch(this::isRoot);
    }

    /** The first root cause named is a true one by its entity. */
    boolean rightEntity() {
        return first().filter(s -> truth.root(s.entity()).isPresent()).isPresent();
    }

    /** The first root cause named is a true one by entity and family. */
    boolean rightFamily() {
        return first().filter(s -> truth.rootCauses().stream()
                        .anyMatch(root -> root.isEntity(s.entity()) && AnswerRules.family(root, s.fault())))
                .isPresent();
    }

    boolean abstained() {
        return result.answer().isAbstention();
    }

    /** Whether an entity is blamed that is no true root. */
    boolean falseBlame() {
        return named() > found();
    }

    /** How many different entities are blamed; two names of one true root are one. */
    int named() {
        long innocent = blamed().stream().filter(e -> truth.root(e).isEmpty()).count();
        return found() + (int) innocent;
    }

    /** How many true roots are blamed. */
    int found() {
        return (int) truth.rootCauses().stream()
                .filter(root -> blamed().stream().anyMatch(root::isEntity))
                .count();
    }

    /** Precision if every true root was found, else 0: naming much to hit something does not pay. */
    double precisionAtFullRecall() {
        return found() < truth.rootCauses().size() ? 0 : (double) found() / named();
    }

    /** The confidence of the first root cause named; empty without a diagnosis. */
    Optional<Double> confidence() {
        return first().map(Answer.Suspicion::score);
    }

    /** True edges that the answer's chain has. */
    int edgesFound() {
        return (int) truth.chain().stream()
                .filter(link -> edges().stream().anyMatch(edge -> same(link, edge)))
                .count();
    }

    /** Edges of the answer's chain; those that are one true edge under several names are one. */
    int edgesNamed() {
        long wrong = edges().stream()
                .filter(edge -> truth.chain().stream().noneMatch(link -> same(link, edge)))
                .count();
        return edgesFound() + (int) wrong;
    }

    private boolean same(Truth.Link link, Result.Edge edge) {
        return AnswerRules.samePlace(truth, link.source(), edge.source())
                && AnswerRules.samePlace(truth, link.target(), edge.target());
    }

    private List<Result.Edge> edges() {
        return result.answer().isDiagnosed() ? result.chain() : List.of();
    }

    private Optional<Answer.Suspicion> first() {
        return result.answer().isDiagnosed()
                ? result.answer().ranking().stream().findFirst()
                : Optional.empty();
    }

    private boolean isRoot(Answer.Suspicion named) {
        return truth.rootCauses().stream()
                .anyMatch(root -> root.isEntity(named.entity()) && root.isFault(named.fault()));
    }

    private List<String> blamed() {
        List<String> blamed = new ArrayList<>();
        if (result.answer().isDiagnosed()) {
            result.answer().rootCauses().stream()
                    .map(c -> EntityNames.canonical(c.entity()))
                    .distinct()
                    .forEach(blamed::add);
        }
        return blamed;
    }
}
