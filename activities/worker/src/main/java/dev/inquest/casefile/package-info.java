/** The case file: incidents as reported and the projection of their investigation that people read. */
@NullMarked
package dev.inquest.casefile;

import org.jspecify.annotations.NullMarked;
