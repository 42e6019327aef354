/** Time series: a query as it is written, and the series that say most of a namespace. */
@NullMarked
package dev.inquest.command.metrics;

import org.jspecify.annotations.NullMarked;
