package dev.inquest.cluster;

import java.util.Collection;
import java.util.List;

/** No configured cluster or recording has that name; the message lists the known ones. */
public class UnknownClusterException extends RuntimeException {

    private final transient List<String> known;

    public UnknownClusterException(String name, Collection<String> known) {
        super("no cluster or recording is called '" + name + "'; known: "
                + (known.isEmpty() ? "none" : String.join(", ", known)));
        this.known = List.copyOf(known);
    }

    /** The names that would do. */
    public List<String> known() {
        return known;
    }
}
