package dev.inquest.cli.scoring;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What really happened in a recording. Only the scorer reads it, after the investigation ended; the service never sees it.
 *
 * @param rootCauses the causes; none when nothing was wrong and an investigation should say so
 * @param victims what suffers
 * @param chain from cause to symptom; none when nobody wrote it down
 */
public record Truth(List<Root> rootCauses, List<String> victims, List<Link> chain) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @throws IllegalArgumentException when it does not say whether there is a root cause */
    public Truth(@Nullable List<Root> rootCauses, @Nullable List<String> victims, @Nullable List<Link> chain) {
        if (rootCauses == null) {
            throw new IllegalArgumentException("a truth has a list rootCauses, [] when nothing was wrong");
        }
        this.rootCauses = List.copyOf(rootCauses);
        this.victims = orNone(victims);
        this.chain = orNone(chain);
    }

    /**
     * One cause.
     *
     * @param entity the object to mend
     * @param aliases objects that are as good an answer
     * @param fault what is wrong with it
     * @param faultAliases codes that are as good
     */
    public record Root(String entity, List<String> aliases, String fault, List<String> faultAliases) {

        public Root(String entity, @Nullable List<String> aliases, String fault, @Nullable List<String> faultAliases) {
            this.entity = entity;
            this.aliases = orNone(aliases);
            this.fault = fault;
            this.faultAliases = orNone(faultAliases);
        }

        /** Whether the answer names this entity, by {@link AnswerRules}. */
        public boolean isEntity(String answer) {
            return AnswerRules.entity(this, answer);
        }

        /** Whether the answer names this fault, by {@link AnswerRules}. */
        public boolean isFault(String answer) {
            return AnswerRules.fault(this, answer);
        }
    }

    /**
     * One link of the chain.
     *
     * @param source where the trouble comes from
     * @param target where it goes
     */
    public record Link(String source, String target) {}

    /** Whether nothing was wrong, so that an investigation should name nothing. */
    public boolean healthy() {
        return rootCauses.isEmpty();
    }

    /** The family of the first fault. */
    public String family() {
        return healthy()
                ? Judged.NOTHING_WRONG
                : AnswerRules.family(rootCauses.getFirst().fault());
    }

    /** The first root cause that this entity is. */
    public Optional<Root> root(String entity) {
        return rootCauses.stream().filter(root -> root.isEntity(entity)).findFirst();
    }

    /**
     * Reads a truth file.
     *
     * @throws TruthException when it is not there or not as it must be
     */
    public static Truth read(Path file) {
        try {
            return YAML.readValue(file.toFile(), Truth.class);
        } catch (IOException e) {
            throw new TruthException("The truth to score by cannot be read from " + file
                    + ": name its directory with --truth. (" + e.getMessage() + ")");
        }
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
