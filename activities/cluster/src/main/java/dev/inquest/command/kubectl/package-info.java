/** The kubectl commands. */
@NullMarked
package dev.inquest.command.kubectl;

import org.jspecify.annotations.NullMarked;
