package dev.inquest.activity.diagnose;

import dev.inquest.activity.Situations;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.causality.Reasoning.Assessed;
import dev.inquest.evidence.EvidenceStore;
import dev.inquest.incident.ModelReading;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Phase;
import dev.inquest.incident.Use;
import dev.inquest.investigation.DiagnoseActivities;
import dev.inquest.model.Diagnostician;
import dev.inquest.model.Diagnostician.Answer;
import dev.inquest.model.llm.Diagnosticians;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reasons over the stored evidence and keeps the case file's findings and hypotheses current. */
@ApplicationScoped
public class DiagnoseActivitiesBean implements DiagnoseActivities {

    private final Situations situations;
    private final EvidenceStore evidence;
    private final CaseFiles caseFiles;
    private final Diagnosticians diagnosticians;

    public DiagnoseActivitiesBean(
            Situations situations, EvidenceStore evidence, CaseFiles caseFiles, Diagnosticians diagnosticians) {
        this.situations = situations;
        this.evidence = evidence;
        this.caseFiles = caseFiles;
        this.diagnosticians = diagnosticians;
    }

    @Override
    public Assessment assess(AssessRequest request) {
        String chain = evidence.seal(request.incidentId(), request.sealedThrough());
        Assessed assessed = situations.reasoned(request.incidentId()).assessed();
        caseFiles.assessed(request.incidentId(), assessed);
        caseFiles.spent(request.incidentId(), request.mode(), request.spending());
        List<String> notable = assessed.findings().stream()
                .limit(5)
                .map(f -> f.code() + " " + f.entity())
                .toList();
        return new Assessment(
                assessed.findings().size(),
                notable,
                assessed.hypotheses().stream().limit(3).toList(),
                assessed.certain(),
                assessed.answered(),
                chain);
    }

    @Override
    public Outcome diagnose(DiagnoseRequest request) {
        caseFiles.phase(request.incidentId(), Phase.DIAGNOSE);
        return situations.reasoned(request.incidentId()).conclude(request.limit());
    }

    @Override
    public ReadReply diagnoseByModel(ReadRequest request) {
        caseFiles.phase(request.incidentId(), Phase.DIAGNOSE);
        return diagnosticians.of(
                request.incidentId(), reader -> read(reader, request), spent -> standing(request, spent));
    }

    private ReadReply read(Diagnostician reader, ReadRequest request) {
        Answer answer = reader.read(situations.now(request.incidentId(), List.of(), 0), request.embedded());
        ModelReading reading = answer.reading();
        caseFiles.read(request.incidentId(), reading, request.embedded());
        return new ReadReply(
                Headline.of(request.embedded(), reading, request.by()),
                answer.use().tokens(),
                answer.use().microUsd(),
                words(reading));
    }

    private static ReadReply standing(ReadRequest request, Use spent) {
        return new ReadReply(
                request.embedded(),
                spent.tokens(),
                spent.microUsd(),
                "No model's reading of the evidence: the embedded diagnosis stands");
    }

    private static String words(ModelReading reading) {
        String named = reading.rootCauses().isEmpty()
                ? "no cause that the evidence proves"
                : reading.rootCauses().getFirst().entity() + " "
                        + reading.rootCauses().getFirst().fault();
        return reading.model() + " read the evidence: " + named
                + (reading.refused().isEmpty()
                        ? ""
                        : "; refused: " + reading.refused().size());
    }
}
