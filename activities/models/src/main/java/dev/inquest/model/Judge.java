package dev.inquest.model;

import dev.inquest.incident.Budget;
import dev.inquest.incident.EvidenceRef;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Spending;
import dev.inquest.incident.Use;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one who scores how an investigation was conducted, when it is over. It does not know whether the answer is right and is
 * not asked. Implementations do not retry.
 */
public interface Judge {

    /**
     * An ended investigation as a judge sees it.
     *
     * @param incident as reported
     * @param belief what the student believed when it was probed last, or an empty text
     * @param corrections the teacher's corrections, oldest first
     * @param looks every look, in the order of its number
     * @param purposes why commands were run, by canonical command, where a plan said so
     * @param outcome how it ended
     * @param spending what it cost
     * @param budget what it might have cost
     */
    record Conduct(
            Incident incident,
            String belief,
            List<String> corrections,
            List<EvidenceRef> looks,
            Map<String, String> purposes,
            Outcome outcome,
            Spending spending,
            Budget budget) {

        public Conduct {
            corrections = List.copyOf(corrections);
            looks = List.copyOf(looks);
            purposes = Map.copyOf(purposes);
        }
    }

    /**
     * @param judgement the scores, or null when there are none
     * @param note what happened, one line for people
     * @param use what asking cost
     */
    record Opinion(@Nullable Judgement judgement, String note, Use use) {}

    /** Scores the conduct; that a judge cannot be reached or understood is an opinion without scores, never a failure. */
    Opinion judge(Conduct conduct);
}
