/** One look at a cluster. */
@NullMarked
package dev.inquest.activity.execute;

import org.jspecify.annotations.NullMarked;
