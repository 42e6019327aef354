/** Skill capsules: what a capsule is and the rules it lives by. */
@NullMarked
package dev.inquest.capsule;

import org.jspecify.annotations.NullMarked;
