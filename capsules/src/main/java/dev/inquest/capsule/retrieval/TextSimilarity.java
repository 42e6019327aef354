package dev.inquest.capsule.retrieval;

/** How alike two texts are in meaning. */
@FunctionalInterface
public interface TextSimilarity {

    /** Cosine similarity, between -1 and 1; 0 when either text is blank. */
    double between(String left, String right);
}
