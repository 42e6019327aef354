/** Kubernetes objects as trees: fields, selectors, types of resource, tables. */
@NullMarked
package dev.inquest.kubernetes;

import org.jspecify.annotations.NullMarked;
