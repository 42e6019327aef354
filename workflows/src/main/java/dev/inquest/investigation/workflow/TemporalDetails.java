package dev.inquest.investigation.workflow;

import dev.inquest.incident.Diagnosis;
import dev.inquest.incident.EvidenceRef;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Mode;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Phase;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Propagation;
import dev.inquest.incident.RootCause;
import dev.inquest.incident.Step;
import dev.inquest.investigation.SearchAttributes;
import dev.inquest.text.Counted;
import dev.inquest.text.Plain;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the Temporal UI shows of an investigation: search attributes, and the current details in Markdown. */
final class TemporalDetails {

    private Phase phase = Phase.QUEUED;

    Phase phase() {
        return phase;
    }

    void enter(Phase next) {
        if (phase != next) {
            phase = next;
            Workflow.upsertTypedSearchAttributes(
                    SearchAttributes.PHASE.valueSet(next.name().toLowerCase(Locale.ROOT)));
        }
    }

    void mode(Mode mode) {
        Workflow.upsertTypedSearchAttributes(
                SearchAttributes.MODE.valueSet(mode.name().toLowerCase(Locale.ROOT)));
    }

    void ended(Outcome outcome) {
        phase = Phase.DONE;
        Workflow.upsertTypedSearchAttributes(
                SearchAttributes.PHASE.valueSet("done"), SearchAttributes.OUTCOME.valueSet(outcome.status()));
        if (outcome instanceof Outcome.Diagnosed diagnosed) {
            RootCause root = diagnosed.diagnosis().rootCauses().getFirst();
            Workflow.upsertTypedSearchAttributes(
                    SearchAttributes.FAULT.valueSet(root.fault().value()));
        }
    }

    void tell(
            Ledger ledger,
            @Nullable Mode mode,
            @Nullable Plan plan,
            List<EvidenceRef> evidence,
            List<Hypothesis> best,
            List<String> corrections) {
        StringBuilder text = new StringBuilder();
        text.append("**Phase** ").append(phase.name().toLowerCase(Locale.ROOT));
        if (mode != null) {
            text.append(" · **mode** ").append(mode.name().toLowerCase(Locale.ROOT));
        }
        text.append(" · **looks** ")
                .append(ledger.spending().looks())
                .append(" of ")
                .append(ledger.budget().looks())
                .append("\n");
        appendBest(text, best);
        appendCorrections(text, corrections);
        appendPlan(text, plan);
        appendEvidence(text, evidence);
        Workflow.setCurrentDetails(Plain.markdown(text.toString()));
    }

    /** The last details: the answer, then what led to it. */
    void conclude(Outcome outcome, Ledger ledger, List<EvidenceRef> evidence, List<String> corrections) {
        StringBuilder text = new StringBuilder("**").append(outcome.status()).append("**");
        text.append(" after ")
                .append(Counted.of(ledger.spending().looks(), "look"))
                .append('\n');
        switch (outcome) {
            case Outcome.Diagnosed d -> appendDiagnosis(text, d.diagnosis());
            case Outcome.NoFaultFound n ->
                n.checked().forEach(c -> text.append("\n- ").append(c));
            case Outcome.Inconclusive i -> {
                text.append("\n").append(i.reason()).append("\n");
                i.unseen().forEach(u -> text.append("\n- not seen: ").append(u));
            }
            case Outcome.Failed f -> text.append("\n").append(f.reason());
        }
        text.append("\n");
        appendCorrections(text, corrections);
        appendEvidence(text, evidence);
        Workflow.setCurrentDetails(Plain.markdown(text.toString()));
    }

    private static void appendDiagnosis(StringBuilder text, Diagnosis diagnosis) {
        for (RootCause root : diagnosis.rootCauses()) {
            text.append(String.format(
                    "%n- `%s` **%s** %s (evidence %s)%n",
                    root.entity(), root.fault(), root.explanation(), root.evidence()));
            text.append(String.format("- suggested, not executed: %s%n", root.suggestedFix()));
        }
        for (Propagation link : diagnosis.chain()) {
            text.append(String.format("- `%s` → `%s`: %s%n", link.source(), link.target(), link.effect()));
        }
    }

    private static void appendBest(StringBuilder text, List<Hypothesis> best) {
        if (!best.isEmpty()) {
            text.append("\n**Best hypotheses (provisional)**\n");
            for (Hypothesis h : best) {
                text.append(String.format(Locale.ROOT, "- %.2f `%s` %s%n", h.score(), h.entity(), h.fault()));
            }
        }
    }

    private static void appendCorrections(StringBuilder text, List<String> corrections) {
        for (int i = 0; i < corrections.size(); i++) {
            text.append("\n**Correction ").append(i + 1).append("**\n\n");
            corrections.get(i).lines().forEach(l -> text.append("> ").append(l).append("\n"));
        }
    }

    private static void appendPlan(StringBuilder text, @Nullable Plan plan) {
        if (plan != null && !plan.steps().isEmpty()) {
            text.append("\n**Plan, revision ")
                    .append(plan.revision())
                    .append("** (`")
                    .append(plan.digest());
            text.append("`, ").append(plan.origin()).append(")\n");
            for (Step step : plan.steps()) {
                text.append("1. `")
                        .append(step.command())
                        .append("` ")
                        .append(step.purpose())
                        .append("\n");
            }
        }
    }

    private static void appendEvidence(StringBuilder text, List<EvidenceRef> evidence) {
        if (!evidence.isEmpty()) {
            text.append("\n**Evidence**\n");
            for (EvidenceRef ref : evidence) {
                text.append("- #")
                        .append(ref.number())
                        .append(" `")
                        .append(ref.command())
                        .append("` ");
                text.append(ref.summary()).append("\n");
            }
        }
    }
}
