/** Scans by REST. */
@NullMarked
package dev.inquest.api.scan;

import org.jspecify.annotations.NullMarked;
