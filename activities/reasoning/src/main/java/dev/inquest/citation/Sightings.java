package dev.inquest.citation;

import dev.inquest.incident.Entity;
import dev.inquest.observation.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All evidence of one investigation, asked what it shows. */
final class Sightings {

    private final Map<Integer, CitableEvidence> exhibits = new LinkedHashMap<>();
    private final List<Entity> subjects;

    Sightings(List<Evidence> evidence) {
        evidence.forEach(piece -> exhibits.put(piece.number(), new CitableEvidence(piece)));
        subjects = exhibits.values().stream()
                .filter(CitableEvidence::answered)
                .flatMap(e -> e.subjects().stream())
                .distinct()
                .toList();
    }

    Optional<CitableEvidence> exhibit(int number) {
        return Optional.ofNullable(exhibits.get(number));
    }

    Stream<CitableEvidence> all() {
        return exhibits.values().stream();
    }

    boolean shows(Entity entity) {
        return all().anyMatch(e -> e.shows(entity));
    }

    /**
     * The entity that is meant, if any evidence shows it. Names are exact; a kind may be written as commands write it, and a
     * namespace may be missing where only one fits.
     */
    Optional<Entity> resolve(String written) {
        List<String> parts = List.of(written.strip().split("/", 3));
        if (parts.size() < 2 || parts.stream().anyMatch(String::isBlank)) {
            return Optional.empty();
        }
        List<Entity> meant = new ArrayList<>();
        if (parts.size() == 3) {
            meant.addAll(known(parts.get(0), parts.get(1), parts.get(2)));
        } else {
            known(null, parts.get(0), parts.get(1)).forEach(meant::add);
        }
        if (meant.isEmpty()) {
            possible(written.strip()).filter(this::shows).forEach(meant::add);
        }
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    private List<Entity> known(@Nullable String namespace, String kind, String name) {
        return subjects.stream()
                .filter(s -> s.name().equals(name) && KindWords.same(s.kind(), kind))
                .filter(s -> namespace == null || namespace.equals(s.namespace()))
                .toList();
    }

    /** What is written, and where no namespace is, the same in each that was seen. */
    private Stream<Entity> possible(String written) {
        try {
            Entity entity = Entity.parse(written);
            Stream<Entity> elsewhere = entity.namespace() != null
                    ? Stream.empty()
                    : subjects.stream()
                            .map(Entity::namespace)
                            .filter(Objects::nonNull)
                            .distinct()
                            .map(namespace -> Entity.of(namespace, entity.kind(), entity.name()));
            return Stream.concat(Stream.of(entity), elsewhere);
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
