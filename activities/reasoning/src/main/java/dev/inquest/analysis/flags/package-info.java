/** Feature flags that switch a failure on. */
@NullMarked
package dev.inquest.analysis.flags;

import org.jspecify.annotations.NullMarked;
