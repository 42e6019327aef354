package dev.inquest.command;

import dev.inquest.incident.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every command there is: the allow-list, the help, and what a model is told of its tools. */
public interface CommandCatalog {

    /**
     * @param grammar how it is written, as in {@code kubectl get KIND [NAME] [-n NAMESPACE | -A] …}
     * @param shows what it shows, one sentence
     * @param cost its cost in looks, in words
     */
    record Entry(String grammar, String shows, String cost) {}

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
