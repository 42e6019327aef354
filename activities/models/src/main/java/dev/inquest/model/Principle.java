package dev.inquest.model;

import java.util.Locale;

/** By what a judge scores how an investigation was conducted. What each means to a model stands in its prompt. */
public enum Principle {
    /** The looks separate likely causes from each other: what they show makes one more and another less likely. */
    SEPARATING,
    /** Corrections are targeted: each names one thing, and the looking changes by it. Without any, none was needed. */
    TARGETED,
    /** Claims are cited: the looks that an answer rests on show what it says. */
    CITED,
    /** No look is needless: none repeats what was known or strays from the incident. */
    NEEDED,
    /** The budget was kept in mind: cheap and telling looks came first, and looking ended when it was decided. */
    THRIFTY;

    /** Its name in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
