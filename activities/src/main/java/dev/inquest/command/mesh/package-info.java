/** Analysis of the configuration of an Istio mesh, over plain objects. */
@NullMarked
package dev.inquest.command.mesh;

import org.jspecify.annotations.NullMarked;
