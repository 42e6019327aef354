/** The grammar of commands: lines split into words, words read into a command that can run. */
@NullMarked
package dev.inquest.command.grammar;

import org.jspecify.annotations.NullMarked;
