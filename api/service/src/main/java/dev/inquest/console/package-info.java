/** The pages that people read in a browser: the same one screen as {@code show}, rendered on the server. */
@NullMarked
package dev.inquest.console;

import org.jspecify.annotations.NullMarked;
