/** The catalogue of commands, and what runs them. */
@NullMarked
package dev.inquest.command.catalog;

import org.jspecify.annotations.NullMarked;
