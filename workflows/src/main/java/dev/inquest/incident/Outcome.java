package dev.inquest.incident;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.inquest.text.Shorten;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an investigation ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Diagnosed.class, name = "diagnosed"),
    @JsonSubTypes.Type(value = Outcome.NoFaultFound.class, name = "no-fault-found"),
    @JsonSubTypes.Type(value = Outcome.Inconclusive.class, name = "inconclusive"),
    @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed")
})
public sealed interface Outcome {

    /** The wire name of the case. */
    default String status() {
        return switch (this) {
            case Diagnosed d -> "diagnosed";
            case NoFaultFound n -> "no-fault-found";
            case Inconclusive i -> "inconclusive";
            case Failed f -> "failed";
        };
    }

    /**
     * The cause is named with cited evidence.
     *
     * @param diagnosis the answer
     * @param unseen what could not be seen and might change the answer
     */
    record Diagnosed(Diagnosis diagnosis, List<String> unseen) implements Outcome {
        public Diagnosed {
            unseen = lines(unseen);
        }
    }

    /**
     * Everything that would show a fault of this kind was seen and is in order.
     *
     * @param checked what was checked, one line each
     */
    record NoFaultFound(List<String> checked) implements Outcome {
        public NoFaultFound {
            checked = lines(checked);
        }
    }

    /**
     * No cause can be named with evidence.
     *
     * @param reason one sentence
     * @param unseen what could not be seen, and the permission or data it would need
     * @param best the best hypothesis so far, or null
     */
    record Inconclusive(
            String reason, List<String> unseen, @Nullable Hypothesis best) implements Outcome {
        public Inconclusive {
            Require.text(reason, "inconclusive reason");
            unseen = lines(unseen);
        }
    }

    /**
     * The investigation itself could not go on.
     *
     * @param reason one sentence for people, nothing internal
     */
    record Failed(String reason) implements Outcome {
        public Failed {
            Require.text(reason, "failed reason");
        }
    }

    private static List<String> lines(List<String> lines) {
        return lines.stream().limit(12).map(s -> Shorten.to(200, s)).toList();
    }
}
