/** The roles student and teacher as ports, and what they are shown. */
@NullMarked
package dev.inquest.model;

import org.jspecify.annotations.NullMarked;
