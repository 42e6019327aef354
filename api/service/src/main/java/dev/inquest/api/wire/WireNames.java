package dev.inquest.api.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Enum constants on the wire: lower-case words joined by hyphens, as in {@code no-fault-found}. */
public final class WireNames {

    private WireNames() {}

    public static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that wire name, or empty. */
    public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> kebab(c).equals(text))
                .findFirst();
    }

    /** All wire names of the type, for a message. */
    public static <E extends Enum<E>> String all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(WireNames::kebab).collect(Collectors.joining(", "));
    }
}
