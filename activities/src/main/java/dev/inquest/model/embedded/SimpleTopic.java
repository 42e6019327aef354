package dev.inquest.model.embedded;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A topic that is told in data.
 *
 * @param points whether something found points here
 * @param relevant whether it can matter at all
 * @param sentence what is overlooked
 * @param commands what to look at
 */
record SimpleTopic(
        Predicate<View> points,
        Predicate<View> relevant,
        Function<View, String> sentence,
        Function<View, List<Look>> commands)
        implements Topic {

    @Override
    public boolean pointedAt(View view) {
        return points.test(view);
    }

    @Override
    public boolean matters(View view) {
        return relevant.test(view);
    }

    @Override
    public String says(View view) {
        return sentence.apply(view);
    }

    @Override
    public List<Look> looks(View view) {
        return commands.apply(view);
    }
}
