package dev.inquest.analysis;

import java.time.Duration;

/** Told of every run of an analyzer. The reasoning stays pure: what is counted or logged is bound from outside. */
public interface AnalyzerListener {

    /** Listens to nothing. */
    AnalyzerListener NONE = new AnalyzerListener() {};

    /** The analyzer ran for so long, failed runs included. */
    default void ran(String analyzer, Duration took) {}

    /** The analyzer failed; the others went on. */
    default void failed(String analyzer, Throwable cause) {}
}
