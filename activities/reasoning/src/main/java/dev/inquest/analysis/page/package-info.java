/** The symptoms that the page names. */
@NullMarked
package dev.inquest.analysis.page;

import org.jspecify.annotations.NullMarked;
