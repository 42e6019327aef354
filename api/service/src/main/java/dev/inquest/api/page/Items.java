package dev.inquest.api.page;

import java.util.List;

/** A list that is never long enough to be paged. */
public record Items<T>(List<T> items) {}
