package dev.inquest.api.page;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items what is on it
 * @param page its number, from 0
 * @param size how many items a page has at most
 * @param total how many items there are in all
 */
public record Page<T>(List<T> items, int page, int size, long total) {}
