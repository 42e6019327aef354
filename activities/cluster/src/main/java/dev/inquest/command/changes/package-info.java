/** What changed when: revisions compared, and the marks that changes leave on objects. */
@NullMarked
package dev.inquest.command.changes;

import org.jspecify.annotations.NullMarked;
