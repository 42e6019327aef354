package dev.inquest.cli.scoring;

import java.util.Arrays;
import java.util.List;

/** Answers and truths as tests want them. */
final class Sample {

    /** One root, {@code a/Service/x routing.wrong}. */
    static final Truth ONE_ROOT = truth("a/Service/x routing.wrong");

    static final Truth HEALTHY = new Truth(List.of(), List.of(), List.of());

    private Sample() {}

    /** Roots written as {@code entity fault}. */
    static Truth truth(String... roots) {
        return new Truth(
                Arrays.stream(roots)
                        .map(r -> r.split(" "))
                        .map(r -> new Truth.Root(r[0], List.of(), r[1], List.of()))
                        .toList(),
                List.of(),
                List.of());
    }

    /** A diagnosis of roots written as {@code entity fault confidence}, with hypotheses written the same way. */
    static Result diagnosed(List<String> roots, String... hypotheses) {
        return result(
                Answer.DIAGNOSED,
                roots.stream()
                        .map(r -> r.split(" "))
                        .map(r -> new Answer.Cause(r[0], r[1], Double.parseDouble(r[2]), List.of(1)))
                        .toList(),
                hypotheses);
    }

    /** An end without a diagnosis. */
    static Result undiagnosed(String status, String... hypotheses) {
        return result(status, List.of(), hypotheses);
    }

    static Answer costing(int commands, int looks, int student, int teacher, double seconds) {
        return new Answer(
                "r",
                "taught",
                Answer.INCONCLUSIVE,
                null,
                List.of(),
                List.of(),
                List.of(),
                commands,
                looks,
                new Answer.Tokens(student, teacher),
                seconds,
                null,
                null,
                null);
    }

    private static Result result(String status, List<Answer.Cause> roots, String... hypotheses) {
        List<Answer.Suspicion> suspected = Arrays.stream(hypotheses)
                .map(h -> h.split(" "))
                .map(h -> new Answer.Suspicion(h[0], h[1], Double.parseDouble(h[2])))
                .toList();
        return new Result(
                new Answer(
                        "r",
                        "taught",
                        status,
                        null,
                        roots,
                        suspected,
                        List.of(),
                        1,
                        1,
                        new Answer.Tokens(0, 0),
                        1,
                        null,
                        null,
                        null),
                List.of());
    }
}
