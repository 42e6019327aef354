/** What stored command output shows, in a form that rules can read. No framework. */
@NullMarked
package dev.inquest.observation;

import org.jspecify.annotations.NullMarked;
