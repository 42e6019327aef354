/** Who may talk to the service. */
@NullMarked
package dev.inquest.security;

import org.jspecify.annotations.NullMarked;
