package dev.inquest.command.grammar;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import java.util.List;

/**
 * One command of the catalogue: its grammar and how its words become a command that can run. A new command is a class
 * that implements this, given to the catalogue.
 */
public interface CommandSpec {

    /** The words it starts with, as in {@code kubectl, get}. */
    List<String> words();

    /** Its line in the help. */
    CommandCatalog.Entry entry();

    /**
     * Understands the words after {@link #words()}.
     *
     * @throws CommandRefusedException when they are not its grammar
     */
    RunnableCommand parse(List<String> arguments);
}
