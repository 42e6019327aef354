package dev.inquest.causality;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Incident;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which workloads and Services the page names, in its own namespace where it tells one. */
final class PageNames {

    private static final Pattern WORD = Pattern.compile("[^a-z0-9-]+");

    private PageNames() {}

    /** Pods stand for their workloads. */
    static Set<Entity> of(EvidenceIndex seen, Incident incident) {
        Set<String> words = new HashSet<>(List.of(WORD.split(incident.page().toLowerCase(Locale.ROOT))));
        Workloads workloads = new Workloads(seen);
        Set<Entity> named = new LinkedHashSet<>();
        Stream.concat(Stream.of("Service", "Pod"), Workloads.KINDS.stream())
                .flatMap(kind -> seen.entities(kind).stream())
                .filter(e -> words.contains(e.name()))
                .filter(e ->
                        incident.namespace() == null || incident.namespace().equals(e.namespace()))
                .map(workloads::of)
                .forEach(named::add);
        return named;
    }
}
