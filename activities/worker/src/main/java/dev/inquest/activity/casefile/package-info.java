/** Progress and closing of the case file. */
@NullMarked
package dev.inquest.activity.casefile;

import org.jspecify.annotations.NullMarked;
