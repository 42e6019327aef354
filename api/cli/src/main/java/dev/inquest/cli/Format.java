package dev.inquest.cli;

/** How an answer is written. */
enum Format {
    /** For people at a terminal. */
    TEXT,
    /** As the service said it, for programs. */
    JSON,
    /** For tickets. */
    MD,
    /** The answer shape of ITBench's SRE agents; only where the verb says so. */
    ITBENCH,
    /** The same as {@link #TEXT}, as kubectl calls it. */
    TABLE,
    /** As the service said it, for people with programs. */
    YAML
}
