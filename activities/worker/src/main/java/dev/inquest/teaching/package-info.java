/** How much teaching a student needs: what it said of itself, what came of it, and what was learned from both. */
@NullMarked
package dev.inquest.teaching;

import org.jspecify.annotations.NullMarked;
