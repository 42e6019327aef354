/** Findings from node services, heartbeats and connections that were tried. No framework. */
@NullMarked
package dev.inquest.analysis.nodes;

import org.jspecify.annotations.NullMarked;
