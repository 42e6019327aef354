package dev.inquest.model.llm;

import dev.inquest.fault.FaultCatalog;
import dev.inquest.fault.FaultKind;
import dev.inquest.incident.FaultCode;
import dev.inquest.observation.Tokens;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The fault codes that a model may use, a family a line: those of what is ranked, and a few families more, because a model may
 * name another cause only where it knows the code.
 */
final class CodeListing {

    /** What the other families may cost, in tokens. */
    private static final int MORE = 250;

    /** Where causes are found that nothing suggests: they show themselves elsewhere. */
    private static final List<String> OFTEN_UNSEEN = List.of("mesh", "routing", "runtime", "scheduling");

    private final Set<String> ranked;
    private final Set<String> others;

    /**
     * @param ranked the families of what is ranked
     * @param suggested other families, the likeliest first
     */
    CodeListing(Set<String> ranked, Collection<String> suggested) {
        this.ranked = Set.copyOf(ranked);
        this.others = new LinkedHashSet<>(suggested);
        others.addAll(OFTEN_UNSEEN);
        others.addAll(FaultCatalog.families());
        others.removeAll(ranked);
    }

    /** Whether the codes of what is ranked fit; without a ranking, a few families. */
    boolean fits(int room) {
        return (ranked.isEmpty() ? MORE : Tokens.count(ranked())) <= room;
    }

    /** The codes of what is ranked, and as many others as are worth their room; without a ranking, as many as there is room for. */
    String text(int room) {
        StringBuilder text = new StringBuilder(ranked());
        int left = room - Tokens.count(ranked());
        if (!ranked.isEmpty()) {
            left = Math.min(left, MORE);
        }
        for (String family : others) {
            String line = line(family);
            int cost = Tokens.count(line);
            if (cost <= left) {
                text.append(line);
                left -= cost;
            }
        }
        return text.toString();
    }

    private String ranked() {
        return FaultCatalog.families().stream()
                .filter(ranked::contains)
                .map(CodeListing::line)
                .collect(Collectors.joining());
    }

    private static String line(String family) {
        return FaultCatalog.of(family).stream()
                .map(FaultKind::code)
                .map(FaultCode::value)
                .collect(Collectors.joining(" ", "", "\n"));
    }
}
