package dev.inquest.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Draws recordings by lot, as many of each kind as there can be: one of each in turn until there are enough. */
final class StratifiedSample {

    private StratifiedSample() {}

    /**
     * So many of these, sorted; the same seed draws the same ones.
     *
     * @param names all there are, in a fixed order
     * @param kind what a name is one of
     */
    static List<String> of(List<String> names, int size, long seed, Function<String, String> kind) {
        if (size >= names.size()) {
            return names;
        }
        // Seeds that are neighbours must not draw alike, as they do with Random's own generator.
        Random lot = Random.from(new SplittableRandom(seed));
        Map<String, List<String>> kinds =
                names.stream().collect(Collectors.groupingBy(kind, TreeMap::new, Collectors.toList()));
        List<Deque<String>> piles = new ArrayList<>();
        for (List<String> pile : kinds.values()) {
            List<String> shuffled = new ArrayList<>(pile);
            Collections.shuffle(shuffled, lot);
            piles.add(new ArrayDeque<>(shuffled));
        }
        // Which kinds have one more than others is left to the lot too.
        Collections.shuffle(piles, lot);
        List<String> drawn = new ArrayList<>();
        while (drawn.size() < size) {
            for (Deque<String> pile : piles) {
                if (drawn.size() < size && !pile.isEmpty()) {
                    drawn.add(pile.removeFirst());
                }
            }
        }
        return drawn.stream().sorted().toList();
    }
}
