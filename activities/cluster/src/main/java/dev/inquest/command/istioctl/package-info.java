/** The istioctl commands, computed from configuration. */
@NullMarked
package dev.inquest.command.istioctl;

import org.jspecify.annotations.NullMarked;
