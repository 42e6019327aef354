/** The teacher's correction. */
@NullMarked
package dev.inquest.activity.correct;

import org.jspecify.annotations.NullMarked;
