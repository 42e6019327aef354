/** Pages of a long list. */
@NullMarked
package dev.inquest.api.page;

import org.jspecify.annotations.NullMarked;
