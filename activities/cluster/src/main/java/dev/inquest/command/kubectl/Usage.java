package dev.inquest.command.kubectl;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * CPU and memory used.
 *
 * @param cpu in cores
 * @param memory in bytes
 */
record Usage(BigDecimal cpu, BigDecimal memory) {

    private static final BigDecimal MEBI = BigDecimal.valueOf(1024L * 1024);
    private static final BigDecimal MILLI = BigDecimal.valueOf(1000);

    /** The sum over the containers of a pod's metrics, or the usage of a node's. */
    static Usage of(JsonNode metrics) {
        return metrics.has("containers")
                ? each(metrics, "containers")
                        .map(Usage::of)
                        .reduce(new Usage(BigDecimal.ZERO, BigDecimal.ZERO), Usage::plus)
                : of(metrics, "usage");
    }

    /** What the object has under a field, as {@code usage} or {@code allocatable}. */
    static Usage of(JsonNode object, String... field) {
        JsonNode amounts = at(object, field);
        return new Usage(amount(text(amounts, "cpu")), amount(text(amounts, "memory")));
    }

    /** In millicores, rounded up as kubectl does. */
    String cores() {
        return cpu.multiply(MILLI).setScale(0, RoundingMode.CEILING).toBigInteger() + "m";
    }

    /** In mebibytes, rounded down as kubectl does. */
    String mebibytes() {
        return memory.divide(MEBI, 0, RoundingMode.FLOOR).toBigInteger() + "Mi";
    }

    /** A part of a whole in percent; nothing is a part of nothing. */
    static String percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0
                ? "<unknown>"
                : part.multiply(BigDecimal.valueOf(100))
                                .divide(whole, 0, RoundingMode.FLOOR)
                                .toBigInteger()
                        + "%";
    }

    private Usage plus(Usage other) {
        return new Usage(cpu.add(other.cpu), memory.add(other.memory));
    }

    /** A quantity as a number; what cannot be read is nothing. */
    private static BigDecimal amount(String quantity) {
        try {
            return quantity.isEmpty()
                    ? BigDecimal.ZERO
                    : Quantity.parse(quantity).getNumericalAmount();
        } catch (IllegalArgumentException e) {
            return BigDecimal.ZERO;
        }
    }
}
