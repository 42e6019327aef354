/** Which capsules fit what is seen: the trigger gate, text similarity and the ranking. No framework. */
@NullMarked
package dev.inquest.capsule.retrieval;

import org.jspecify.annotations.NullMarked;
