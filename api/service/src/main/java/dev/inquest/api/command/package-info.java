/** What an investigation may run. */
@NullMarked
package dev.inquest.api.command;

import org.jspecify.annotations.NullMarked;
