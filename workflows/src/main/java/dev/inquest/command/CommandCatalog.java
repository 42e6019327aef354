package dev.inquest.command;

import dev.inquest.incident.Risk;
import dev.inquest.incident.Step;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every command there is: the allow-list, the help, and what a model is told of its tools. */
public interface CommandCatalog {

    /**
     * One command, as help, models and documentation are told of it.
     *
     * @param name the words it starts with, as in {@code kubectl get}
     * @param grammar how it is written, as in {@code kubectl get KIND [NAME] [-n NAMESPACE | -A] …}
     * @param risk the highest risk that a command of this grammar can have
     * @param shows what it shows, one sentence
     * @param cost its cost in looks, in words
     */
    record Entry(String name, String grammar, Risk risk, String shows, String cost) {

        /** The words before the first that stands for something else. */
        private static final Pattern NAME = Pattern.compile("[a-z][-a-z]*(?: [a-z][-a-z]*(?= |$))*");

        public Entry {
            if (name.isBlank() || !grammar.startsWith(name)) {
                throw new IllegalArgumentException(
                        "command grammar must begin with the name '" + name + "' but was " + grammar);
            }
        }

        /** A command that never reads anything sensitive and begins as its grammar does. */
        public Entry(String grammar, String shows, String cost) {
            this(nameOf(grammar), grammar, Risk.READ, shows, cost);
        }

        /** The same with another risk. */
        public Entry with(Risk highest) {
            return new Entry(name, grammar, highest, shows, cost);
        }

        private static String nameOf(String grammar) {
            Matcher start = NAME.matcher(grammar);
            return start.lookingAt() ? start.group() : grammar;
        }
    }

    /**
     * Understands a command line as people write it.
     *
     * @throws CommandRefusedException when it is not in the catalogue
     */
    ParsedCommand parse(String line);

    /** The commands, in the order of the help. */
    List<Entry> entries();

    /** A step for the command line, with its canonical form, risk and estimated looks. */
    default Step step(String line, String purpose, @Nullable String confirms, @Nullable String refutes) {
        ParsedCommand command = parse(line);
        return new Step(command.canonical(), purpose, confirms, refutes, command.estimatedLooks(), command.risk());
    }
}
