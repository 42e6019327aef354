/** Views of what no Kubernetes object tells: node services, connections, calls, collected error lines. */
@NullMarked
package dev.inquest.command.nodes;

import org.jspecify.annotations.NullMarked;
