/** How commands read the Kubernetes API: paths, paging, what a look costs, and the redaction that nothing passes by. */
@NullMarked
package dev.inquest.command.api;

import org.jspecify.annotations.NullMarked;
