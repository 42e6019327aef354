/** What investigations were worth, as stored and as people read it. */
@NullMarked
package dev.inquest.reward;

import org.jspecify.annotations.NullMarked;
