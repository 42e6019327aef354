package dev.inquest.cli.scoring;

import java.util.List;
import java.util.Optional;

/**
 * Both answers of the investigations in which a model read the evidence, scored alike: over the same recordings and the same
 * evidence, so that what differs is the reading.
 *
 * @param embedded the embedded ranking's
 * @param model the model's
 * @param refused how much of all readings the evidence did not bear out
 */
public record TwoAnswers(Scores embedded, Scores model, int refused) {

    /** Of those of these with two answers; empty where none has. */
    public static Optional<TwoAnswers> of(List<Judged> all) {
        List<Judged> embedded =
                all.stream().filter(j -> j.result().answer().model() != null).toList();
        if (embedded.isEmpty()) {
            return Optional.empty();
        }
        List<Judged> model = embedded.stream()
                .map(j -> new Judged(new Result(j.result().answer().byModel(), List.of()), j.truth()))
                .toList();
        int refused = embedded.stream()
                .map(j -> j.result().answer().model())
                .mapToInt(m -> m == null ? 0 : m.refused())
                .sum();
        return Optional.of(new TwoAnswers(Scores.of(embedded), Scores.of(model), refused));
    }
}
