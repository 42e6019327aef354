/** How JSON looks on the wire: strict on input, lower-case-kebab enums, pages. */
@NullMarked
package dev.inquest.api.wire;

import org.jspecify.annotations.NullMarked;
