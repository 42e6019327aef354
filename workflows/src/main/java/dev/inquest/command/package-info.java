/** The read-only commands: grammar, catalogue, cost and how each is carried out. */
@NullMarked
package dev.inquest.command;

import org.jspecify.annotations.NullMarked;
