package dev.inquest.analysis.logs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Groups log messages by the template they were printed from: a fixed-depth parse tree (P. He et al., "Drain: An Online Log
 * Parsing Approach with Fixed Depth Tree", ICWS 2017). A message is led by its number of words and its first words to a
 * leaf, and joins the most similar group there, or founds a new one. Time for each message is bounded by the groups of one
 * leaf, which is bounded too.
 */
final class Drain {

    /** What stands for a word that varies. */
    static final String ANY = "<*>";

    private static final int DEPTH = 3;
    private static final int CHILDREN = 100;
    private static final int GROUPS = 50;
    private static final int WORDS = 60;
    private static final double SIMILAR = 0.5;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern VARIES = Pattern.compile(".*\\d.*");

    /** Messages that were printed from one template. */
    static final class Group {
        private final String[] template;
        private final String first;
        private int count = 1;

        private Group(String[] words, String first) {
            this.template = words.clone();
            this.first = first;
        }

        int count() {
            return count;
        }

        /** The first message of the group, as it was written. */
        String first() {
            return first;
        }

        /** The words that are the same in all, {@link Drain#ANY} for the others. */
        String template() {
            return String.join(" ", template);
        }

        private double similarity(String[] words) {
            int same = 0;
            for (int i = 0; i < words.length; i++) {
                same += template[i].equals(words[i]) ? 1 : 0;
            }
            return (double) same / words.length;
        }

        private void join(String[] words) {
            for (int i = 0; i < words.length; i++) {
                if (!template[i].equals(words[i])) {
                    template[i] = ANY;
                }
            }
            count++;
        }
    }

    private static final class Node {
        private final Map<String, Node> children = new HashMap<>();
        private final List<Group> groups = new ArrayList<>();

        private Node child(String word) {
            Node known = children.get(word);
            if (known != null) {
                return known;
            }
            return children.computeIfAbsent(children.size() < CHILDREN ? word : ANY, w -> new Node());
        }
    }

    private final Node root = new Node();
    private final List<Group> groups = new ArrayList<>();

    /** Adds a message; an empty one is passed over. */
    void add(String message) {
        String[] words = SPACE.split(message.strip(), WORDS + 1);
        if (words.length == 0 || words[0].isEmpty()) {
            return;
        }
        if (words.length > WORDS) {
            words = Arrays.copyOf(words, WORDS);
        }
        Node leaf = root.child(String.valueOf(words.length));
        for (int i = 0; i < Math.min(DEPTH, words.length); i++) {
            leaf = leaf.child(VARIES.matcher(words[i]).matches() ? ANY : words[i]);
        }
        Group best = null;
        double nearest = 0;
        for (Group group : leaf.groups) {
            double similarity = group.similarity(words);
            if (similarity > nearest) {
                nearest = similarity;
                best = group;
            }
        }
        if (best != null && (nearest >= SIMILAR || leaf.groups.size() >= GROUPS)) {
            best.join(words);
        } else if (leaf.groups.size() < GROUPS) {
            Group group = new Group(words, message);
            leaf.groups.add(group);
            groups.add(group);
        }
    }

    /** The groups, most messages first; among equals the one first seen. */
    List<Group> groups() {
        return groups.stream()
                .sorted(Comparator.comparingInt(Group::count).reversed())
                .toList();
    }
}
