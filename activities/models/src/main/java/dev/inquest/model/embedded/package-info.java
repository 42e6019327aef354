/** Student and teacher without a model: a frozen triage, and topics a good investigator checks next. */
@NullMarked
package dev.inquest.model.embedded;

import org.jspecify.annotations.NullMarked;
