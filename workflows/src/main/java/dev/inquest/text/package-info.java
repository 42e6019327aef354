/** Words for people: shortened, counted, priced; and digests. */
@NullMarked
package dev.inquest.text;

import org.jspecify.annotations.NullMarked;
