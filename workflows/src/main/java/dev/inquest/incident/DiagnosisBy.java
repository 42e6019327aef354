package dev.inquest.incident;

/** Whose answer is the investigation's, where two are there. The other one is kept beside it and scored as well. */
public enum DiagnosisBy {
    /** The embedded ranking: the same for every student, so that what is compared is the looking. */
    EMBEDDED,
    /** The student's model, as far as its citations hold. */
    MODEL
}
