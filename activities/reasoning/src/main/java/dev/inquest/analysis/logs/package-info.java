/** Findings from application and proxy logs. No framework. */
@NullMarked
package dev.inquest.analysis.logs;

import org.jspecify.annotations.NullMarked;
