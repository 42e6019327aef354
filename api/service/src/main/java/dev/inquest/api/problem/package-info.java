/** Problem details (RFC 9457): every error answer of the service is made here. */
@NullMarked
package dev.inquest.api.problem;

import org.jspecify.annotations.NullMarked;
