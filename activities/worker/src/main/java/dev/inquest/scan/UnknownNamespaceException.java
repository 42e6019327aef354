package dev.inquest.scan;

import java.util.List;

/** The cluster has no namespace of that name; the message lists some that it has. */
public class UnknownNamespaceException extends RuntimeException {

    private static final int SHOWN = 50;

    private final transient List<String> known;

    UnknownNamespaceException(String cluster, String namespace, List<String> known) {
        super("cluster " + cluster + " has no namespace '" + namespace + "'; it has: "
                + String.join(", ", known.stream().limit(SHOWN).toList()) + (known.size() > SHOWN ? ", …" : ""));
        this.known = known.stream().limit(SHOWN).toList();
    }

    /** Names that would do, at most 50. */
    public List<String> known() {
        return known;
    }
}
