/** A person's verdict on a finished investigation. */
@NullMarked
package dev.inquest.api.feedback;

import org.jspecify.annotations.NullMarked;
