package dev.inquest.command;

import dev.inquest.incident.Risk;

/** A command of the catalogue, understood. Two ways of writing the same command have the same canonical line. */
public interface ParsedCommand {

    /** The canonical command line, as the catalogue renders it. */
    String canonical();

    /** Its risk: it reads only, unless it says otherwise. */
    default Risk risk() {
        return Risk.READ;
    }

    /** Its estimated cost in looks, at least 1. */
    default int estimatedLooks() {
        return 1;
    }
}
