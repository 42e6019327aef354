/** How values become text that PostgreSQL can hold, and values again. */
@NullMarked
package dev.inquest.storage;

import org.jspecify.annotations.NullMarked;
