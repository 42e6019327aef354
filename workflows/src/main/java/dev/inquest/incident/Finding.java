package dev.inquest.incident;

import dev.inquest.text.Shorten;
import java.util.List;

/**
 * A machine-checked statement over evidence.
 *
 * @param code stable code of what was found, as in {@code pod.crash-looping}; not a fault code
 * @param entity what it is about
 * @param severity how much it matters
 * @param message one sentence with the deciding values
 * @param evidence the numbers of the evidence that shows it, most telling first; never empty
 */
public record Finding(String code, Entity entity, Severity severity, String message, List<Integer> evidence) {

    public Finding {
        Require.text(code, "finding code");
        message = Shorten.to(400, message);
        evidence = evidence.stream().distinct().toList();
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("finding " + code + " on " + entity + " cites no evidence");
        }
    }
}
