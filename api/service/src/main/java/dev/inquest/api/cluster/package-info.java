/** The clusters and recordings that an incident may name. */
@NullMarked
package dev.inquest.api.cluster;

import org.jspecify.annotations.NullMarked;
