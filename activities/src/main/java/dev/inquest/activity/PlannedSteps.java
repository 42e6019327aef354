package dev.inquest.activity;

import dev.inquest.casefile.CaseFiles;
import dev.inquest.incident.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers why each command was planned, over all revisions of the plan: people and lessons ask for it later. */
@ApplicationScoped
public class PlannedSteps {

    /** The kind of timeline entry that holds one planned step. */
    public static final String KIND = "step";

    private static final String SEPARATOR = " — ";

    private final CaseFiles caseFiles;

    public PlannedSteps(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    /** Notes the steps; the first purpose of a command stands. */
    public void remember(String incidentId, List<Step> steps) {
        for (Step step : steps) {
            caseFiles.note(incidentId, "step/" + step.command(), KIND, step.command() + SEPARATOR + step.purpose());
        }
    }

    /** Purposes by canonical command. */
    public Map<String, String> purposes(String incidentId) {
        Map<String, String> purposes = new LinkedHashMap<>();
        for (String note : caseFiles.notes(incidentId, KIND)) {
            int end = note.lastIndexOf(SEPARATOR);
            if (end > 0) {
                purposes.put(note.substring(0, end), note.substring(end + SEPARATOR.length()));
            }
        }
        return purposes;
    }
}
