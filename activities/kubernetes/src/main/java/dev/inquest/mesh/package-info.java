/** Analysis of the configuration of an Istio mesh, over plain objects. */
@NullMarked
package dev.inquest.mesh;

import org.jspecify.annotations.NullMarked;
