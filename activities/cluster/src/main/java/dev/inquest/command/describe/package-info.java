/** Descriptions as kubectl describe prints them, rendered from objects. */
@NullMarked
package dev.inquest.command.describe;

import org.jspecify.annotations.NullMarked;
