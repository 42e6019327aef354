/** The output of a command: its text, its observations, its cost. */
@NullMarked
package dev.inquest.command.output;

import org.jspecify.annotations.NullMarked;
