/** Findings from Kubernetes' own objects and events. No framework. */
@NullMarked
package dev.inquest.analysis.kubernetes;

import org.jspecify.annotations.NullMarked;
