/** The student's planning. */
@NullMarked
package dev.inquest.activity.plan;

import org.jspecify.annotations.NullMarked;
