package dev.inquest.investigation;

import dev.inquest.incident.DiagnosisBy;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Mode;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Spending;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reasons over the evidence: the same code for every student, teacher and arm. Queue: {@link TaskQueues#MODEL}. */
@ActivityInterface
public interface DiagnoseActivities {

    /**
     * @param findings how many findings there are by now
     * @param notable the most telling findings, at most 5, as {@code code entity}
     * @param best the best hypotheses, at most 3
     * @param certain whether the diagnosis is certain enough to stop looking
     * @param answered whether there is an answer now: a cause with evidence, or a clean bill
     * @param chainDigest the evidence chain's digest after sealing
     */
    record Assessment(
            int findings,
            List<String> notable,
            List<Hypothesis> best,
            boolean certain,
            boolean answered,
            String chainDigest) {}

    /**
     * @param incidentId the incident
     * @param sealedThrough the highest evidence number that has joined: all up to it are sealed in order
     * @param mode the mode, or null before the probe
     * @param spending what was spent so far, for the case file
     */
    record AssessRequest(
            String incidentId, int sealedThrough, @Nullable Mode mode, Spending spending) {}

    /**
     * @param incidentId the incident
     * @param limit what stopped the looking early (a budget, a person), or an empty text
     * @param spending what was spent
     */
    record DiagnoseRequest(String incidentId, String limit, Spending spending) {}

    /**
     * @param incidentId the incident
     * @param embedded the outcome of the embedded reasoner, which stands beside the model's whatever it says
     * @param by whose answer is to count
     */
    record ReadRequest(String incidentId, Outcome embedded, DiagnosisBy by) {}

    /**
     * @param outcome the outcome that counts: the embedded one, unless the model's was asked for and some of it is proven
     * @param studentTokens tokens in and out of the student
     * @param microUsd what that cost, in millionths of a US dollar
     * @param note what came of the reading, one line for the timeline
     */
    record ReadReply(Outcome outcome, int studentTokens, long microUsd, String note) {}

    /** Seals the evidence chain, derives findings and ranks hypotheses over all evidence so far. */
    @ActivityMethod(name = "Assess")
    Assessment assess(AssessRequest request);

    /** Names the outcome from all evidence. */
    @ActivityMethod(name = "Diagnose")
    Outcome diagnose(DiagnoseRequest request);

    /**
     * Has the student's model read the evidence, keeps what of its reading the evidence proves, and gives the outcome that
     * counts.
     */
    @ActivityMethod(name = "DiagnoseByModel")
    ReadReply diagnoseByModel(ReadRequest request);
}
