/** The catalogue of fault codes: what each means, what shows it, how it is mended. No framework. */
@NullMarked
package dev.inquest.fault;

import org.jspecify.annotations.NullMarked;
