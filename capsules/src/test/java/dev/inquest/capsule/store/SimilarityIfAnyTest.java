package dev.inquest.capsule.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimilarityIfAnyTest {

    @Test
    void whatTheEmbeddingSaysCounts() {
        assertThat(SimilarityIfAny.of((left, right) -> 0.7).between("a", "b")).isEqualTo(0.7);
    }

    @Test
    void anEmbeddingThatCannotBeLoadedRanksNothing() {
        SimilarityIfAny similarity = SimilarityIfAny.of((left, right) -> {
            throw new UnsatisfiedLinkError("no native library here");
        });

        assertThat(similarity.between("a", "b")).isZero();
    }
}
