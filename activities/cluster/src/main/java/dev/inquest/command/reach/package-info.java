/** Whether one thing reaches another, judged step by step from configuration and status. */
@NullMarked
package dev.inquest.command.reach;

import org.jspecify.annotations.NullMarked;
