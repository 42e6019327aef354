package dev.inquest.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * What kind of thing is wrong: {@code family.fault}, named after the defect and not the symptom, as in
 * {@code mesh.mtls-conflict}.
 *
 * @param value the code as written
 */
public record FaultCode(String value) implements Comparable<FaultCode> {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z-]*\\.[a-z][a-z0-9-]*");

    public FaultCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("fault code must be family.fault but was " + value);
        }
    }

    /** Reads the written form. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static FaultCode of(String value) {
        return new FaultCode(value);
    }

    /** The part before the dot. */
    public String family() {
        return value.substring(0, value.indexOf('.'));
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }

    @Override
    public int compareTo(FaultCode other) {
        return value.compareTo(other.value);
    }
}
