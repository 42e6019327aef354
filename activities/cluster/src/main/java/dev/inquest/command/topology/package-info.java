/** The topology view: who owns, selects, calls, mounts and governs whom. */
@NullMarked
package dev.inquest.command.topology;

import org.jspecify.annotations.NullMarked;
