package dev.inquest.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What really happened in a recording. Only the scorer reads it, after the investigation ended; the service never sees it.
 *
 * @param rootCauses the causes
 * @param victims what suffers
 * @param chain from cause to symptom
 */
record Truth(List<Root> rootCauses, List<String> victims, List<Link> chain) {

    Truth(@Nullable List<Root> rootCauses, @Nullable List<String> victims, @Nullable List<Link> chain) {
        this.rootCauses = orNone(rootCauses);
        this.victims = orNone(victims);
        this.chain = orNone(chain);
        if (this.rootCauses.isEmpty()) {
            throw new IllegalArgumentException("a truth names at least one root cause");
        }
    }

    /**
     * One cause.
     *
     * @param entity the object to mend
     * @param aliases objects that are as good an answer
     * @param fault what is wrong with it
     * @param faultAliases codes that are as good
     */
    record Root(String entity, List<String> aliases, String fault, List<String> faultAliases) {

        Root(String entity, @Nullable List<String> aliases, String fault, @Nullable List<String> faultAliases) {
            this.entity = entity;
            this.aliases = orNone(aliases);
            this.fault = fault;
            this.faultAliases = orNone(faultAliases);
        }

        boolean isEntity(String answer) {
            return Stream.concat(Stream.of(entity), aliases.stream()).anyMatch(answer::equals);
        }

        boolean isFault(String answer) {
            return Stream.concat(Stream.of(fault), faultAliases.stream()).anyMatch(answer::equals);
        }
    }

    /**
     * One link of the chain.
     *
     * @param source where the trouble comes from
     * @param target where it goes
     */
    record Link(String source, String target) {}

    /**
     * Reads a truth file.
     *
     * @throws DemoException when it is not there or not as it must be
     */
    static Truth read(Path file) {
        try {
            return YAMLMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(file.toFile(), Truth.class);
        } catch (IOException e) {
            throw new DemoException("The truth the demo is scored by cannot be read from " + file
                    + ": name its directory with --truth. (" + e.getMessage() + ")");
        }
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
