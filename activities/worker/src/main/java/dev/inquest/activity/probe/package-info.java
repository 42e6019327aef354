/** The diagnostic probe and the choice of mode. */
@NullMarked
package dev.inquest.activity.probe;

import org.jspecify.annotations.NullMarked;
