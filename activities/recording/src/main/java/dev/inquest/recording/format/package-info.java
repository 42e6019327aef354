/** Errors shared by everything that reads the files of a recording. */
@NullMarked
package dev.inquest.recording.format;

import org.jspecify.annotations.NullMarked;
