/** Whether the evidence says what a diagnosis claims. No framework, and no knowledge of who claims it. */
@NullMarked
package dev.inquest.citation;

import org.jspecify.annotations.NullMarked;
