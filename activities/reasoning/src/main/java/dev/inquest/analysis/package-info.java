/** Analyzers: from observations to findings. No framework. */
@NullMarked
package dev.inquest.analysis;

import org.jspecify.annotations.NullMarked;
