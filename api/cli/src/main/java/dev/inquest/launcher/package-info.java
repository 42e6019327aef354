/** Starts, watches and stops on this machine what Inquest needs; runs the tests. */
@NullMarked
package dev.inquest.launcher;

import org.jspecify.annotations.NullMarked;
