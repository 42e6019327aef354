/** A recorded incident, loaded from a directory and served as a read-only Kubernetes API. */
@NullMarked
package dev.inquest.recording;

import org.jspecify.annotations.NullMarked;
