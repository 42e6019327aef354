package dev.inquest.model.embedded;

/**
 * A command line someone wants run.
 *
 * @param line the command as people write it
 * @param purpose what for, one line
 */
record Look(String line, String purpose) {}
