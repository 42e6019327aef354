/** From an investigation to a lesson, and from a lesson to a better capsule. Pure rules, no framework. */
@NullMarked
package dev.inquest.capsule.learning;

import org.jspecify.annotations.NullMarked;
