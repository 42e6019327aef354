package dev.inquest.command;

import dev.inquest.incident.Risk;

/** A command of the catalogue, understood. Two ways of writing the same command have the same canonical line. */
public interface ParsedCommand {

    /** The canonical command line, as the catalogue renders it. */
    String canonical();

    /** What it may do. */
    Risk risk();

    /** Its estimated cost in looks, at least 1. */
    int estimatedLooks();
}
