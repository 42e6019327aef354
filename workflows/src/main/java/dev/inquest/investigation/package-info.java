/** The contract of an investigation: workflow and activity interfaces, their records, wire names. */
@NullMarked
package dev.inquest.investigation;

import org.jspecify.annotations.NullMarked;
