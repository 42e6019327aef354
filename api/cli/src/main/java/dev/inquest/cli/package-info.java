/** The command-line client: talks REST to a running service, imports nothing of Quarkus, starts fast. */
@NullMarked
package dev.inquest.cli;

import org.jspecify.annotations.NullMarked;
