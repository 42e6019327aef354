/** What is remembered and tidied: the activities over the capsule library. */
@NullMarked
package dev.inquest.activity.consolidate;

import org.jspecify.annotations.NullMarked;
