package dev.inquest.capsule.store;

import dev.inquest.capsule.retrieval.TextSimilarity;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Similarity only ranks: on a machine that cannot load the embedding's native libraries, recall goes on without it.
 *
 * @param embedded the similarity to use where it can be had
 * @param warned whether its absence was logged
 */
record SimilarityIfAny(TextSimilarity embedded, AtomicBoolean warned) implements TextSimilarity {

    private static final Logger LOG = Logger.getLogger(SimilarityIfAny.class);

    static SimilarityIfAny of(TextSimilarity embedded) {
        return new SimilarityIfAny(embedded, new AtomicBoolean());
    }

    @Override
    public double between(String left, String right) {
        try {
            return embedded.between(left, right);
        } catch (LinkageError e) {
            if (!warned.getAndSet(true)) {
                LOG.warn("The text embedding cannot be loaded: capsules are ranked without it", e);
            }
            return 0;
        }
    }
}
