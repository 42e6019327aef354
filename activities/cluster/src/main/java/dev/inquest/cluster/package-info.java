/** Access to a live or recorded cluster, by configured name. */
@NullMarked
package dev.inquest.cluster;

import org.jspecify.annotations.NullMarked;
