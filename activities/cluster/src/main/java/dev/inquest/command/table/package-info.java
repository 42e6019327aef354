/** Tables as kubectl get prints them, rendered from objects. */
@NullMarked
package dev.inquest.command.table;

import org.jspecify.annotations.NullMarked;
