/** Learned capsules over REST. */
@NullMarked
package dev.inquest.api.capsule;

import org.jspecify.annotations.NullMarked;
