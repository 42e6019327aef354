package dev.inquest.model.embedded;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A question that is told in data: which fault families its answer decides on, how likely the cause lies there, and the
 * looks that confirm or refute it.
 *
 * @param families the fault families it decides on
 * @param likely how likely the cause lies here, between 0 and 1; 0 when it cannot matter
 * @param sentence what is overlooked
 * @param commands what to look at, most telling first
 */
record Question(
        Set<String> families,
        ToDoubleFunction<View> likely,
        Function<View, String> sentence,
        Function<View, List<PlannedLook>> commands)
        implements Topic {

    /** From here on something found points at the question. */
    private static final double POINTED_AT = 0.5;

    @Override
    public boolean pointedAt(View view) {
        return likely.applyAsDouble(view) >= POINTED_AT;
    }

    @Override
    public boolean matters(View view) {
        return likely.applyAsDouble(view) > 0;
    }

    @Override
    public double expects(View view) {
        return likely.applyAsDouble(view);
    }

    @Override
    public String says(View view) {
        return sentence.apply(view);
    }

    @Override
    public List<PlannedLook> looks(View view) {
        return commands.apply(view);
    }
}
