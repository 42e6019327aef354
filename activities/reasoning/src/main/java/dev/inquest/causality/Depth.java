package dev.inquest.causality;

/** How far below the surface a finding reaches: what it says about a cause, apart from any incident. */
public enum Depth {
    /** A defect in an object's own text, or the cluster's own sentence about it. */
    SPEC(1.0),
    /** A state that has a cause, which is likely but not shown. */
    STATUS(0.7),
    /** Concluded from several surfaces. */
    INFERRED(0.5),
    /** What suffers says of its surroundings. */
    SURFACE(0.25);

    private final double weight;

    Depth(double weight) {
        this.weight = weight;
    }

    /** Between 0 and 1. */
    public double weight() {
        return weight;
    }
}
