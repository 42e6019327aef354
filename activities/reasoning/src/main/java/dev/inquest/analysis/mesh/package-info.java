/** Findings from Istio's configuration and its proxies. No framework. */
@NullMarked
package dev.inquest.analysis.mesh;

import org.jspecify.annotations.NullMarked;
