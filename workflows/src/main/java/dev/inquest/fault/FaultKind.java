package dev.inquest.fault;

import dev.inquest.incident.Entity;
import dev.inquest.incident.FaultCode;

/**
 * One kind of defect.
 *
 * @param code its code
 * @param meaning what is wrong, in a sentence; names the object to mend where that is not plain
 * @param evidence what has to be seen before it may be claimed
 * @param mending what a person would try first, in one line, with one {@code %s} for the entity
 * @param confusedWith what looks alike, or an empty text
 */
public record FaultKind(FaultCode code, String meaning, String evidence, String mending, String confusedWith) {

    public FaultKind {
        text(meaning, code, "meaning");
        text(evidence, code, "evidence");
        text(mending, code, "mending");
        if (mending.split("%s", -1).length != 2) {
            throw new IllegalArgumentException("mending of " + code + " must have one %s but was " + mending);
        }
    }

    static FaultKind kind(String code, String meaning, String evidence, String mending, String confusedWith) {
        return new FaultKind(FaultCode.of(code), meaning, evidence, mending, confusedWith);
    }

    static FaultKind kind(String code, String meaning, String evidence, String mending) {
        return kind(code, meaning, evidence, mending, "");
    }

    /** What a person would try first on the entity. */
    public String mend(Entity entity) {
        return mending.replace("%s", entity.toString());
    }

    private static void text(String value, FaultCode code, String field) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " of " + code + " must not be blank");
        }
    }
}
