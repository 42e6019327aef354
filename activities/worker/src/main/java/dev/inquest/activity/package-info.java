/** What the activities share: the situation as the roles are shown it. */
@NullMarked
package dev.inquest.activity;

import org.jspecify.annotations.NullMarked;
