/** All analyzers over a namespace or a cluster now, without an incident. */
@NullMarked
package dev.inquest.scan;

import org.jspecify.annotations.NullMarked;
