/** Findings, hypotheses and the outcome. */
@NullMarked
package dev.inquest.activity.diagnose;

import org.jspecify.annotations.NullMarked;
