/** From findings to ranked hypotheses and a diagnosis. No framework. */
@NullMarked
package dev.inquest.causality;

import org.jspecify.annotations.NullMarked;
