package dev.inquest.causality;

import dev.inquest.incident.Entity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The order in which hypotheses are shown. The best stays first; behind it one that says something else, about another
 * object or of another family, comes before one that says nearly the same again.
 */
final class Alternatives {

    /** What saying nearly the same again costs against a hypothesis that says something else. */
    private static final double SAME_AGAIN = 0.1;

    private Alternatives() {}

    static List<Candidate> first(Ranking ranking) {
        List<Candidate> open = new ArrayList<>(ranking.candidates());
        List<Candidate> shown = new ArrayList<>();
        Set<Entity> entities = new HashSet<>();
        Set<String> families = new HashSet<>();
        while (!open.isEmpty() && shown.size() < 10) {
            Candidate next = open.get(0);
            for (Candidate candidate : open) {
                if (worth(candidate, entities, families) > worth(next, entities, families)) {
                    next = candidate;
                }
            }
            open.remove(next);
            shown.add(next);
            entities.add(next.entity());
            families.add(next.rule().fault().family());
        }
        return shown;
    }

    private static double worth(Candidate candidate, Set<Entity> entities, Set<String> families) {
        return candidate.parts().total()
                - (entities.contains(candidate.entity()) ? SAME_AGAIN / 2 : 0)
                - (families.contains(candidate.rule().fault().family()) ? SAME_AGAIN / 2 : 0)
                - (candidate.bystander() ? SAME_AGAIN : 0);
    }
}
