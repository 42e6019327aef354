/**
 * A recorded incident, loaded from a directory and served as a read-only Kubernetes API.
 *
 * <p>What the recording's coverage calls complete is answered as a cluster would: an empty list, a 404. Of everything else,
 * what was recorded is served and the rest is refused with 403, as by restricted RBAC. A list over all namespaces holds what
 * was recorded anywhere; with nothing recorded it is refused, unless the kind is complete in every namespace. An object
 * known only from a table row is served with the annotation that says so, its table row shows {@code <unknown>} for what is
 * not known, and its subresources are refused.
 */
@NullMarked
package dev.inquest.recording;

import org.jspecify.annotations.NullMarked;
