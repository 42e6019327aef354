/** Findings from time series: each against its own baseline, told apart along who calls whom. No framework. */
@NullMarked
package dev.inquest.analysis.metrics;

import org.jspecify.annotations.NullMarked;
