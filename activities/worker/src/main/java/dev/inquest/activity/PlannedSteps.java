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

    /**
     * The same for a step in a model's words. They may repeat what a hostile text told the model: they stay with this
     * incident, and no lesson takes them into another.
     */
    public static final String SAID_KIND = "said-step";

    private static final String KEY = "step/";
    private static final String SEPARATOR = " — ";

    private final CaseFiles caseFiles;

    public PlannedSteps(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    /** Notes the steps; the first purpose of a command stands. */
    public void remember(String incidentId, List<Step> steps) {
        note(incidentId, steps, KIND);
    }

    /** Notes steps whose purposes a model wrote. */
    public void rememberSaid(String incidentId, List<Step> steps) {
        note(incidentId, steps, SAID_KIND);
    }

    /** Purposes by canonical command. */
    public Map<String, String> purposes(String incidentId) {
        Map<String, String> purposes = new LinkedHashMap<>(of(incidentId, SAID_KIND));
        purposes.putAll(ownPurposes(incidentId));
        return purposes;
    }

    /** Purposes by canonical command, but those that a model wrote. */
    public Map<String, String> ownPurposes(String incidentId) {
        return of(incidentId, KIND);
    }

    private void note(String incidentId, List<Step> steps, String kind) {
        for (Step step : steps) {
            caseFiles.note(incidentId, KEY + step.command(), kind, step.command() + SEPARATOR + step.purpose());
        }
    }

    private Map<String, String> of(String incidentId, String kind) {
        Map<String, String> purposes = new LinkedHashMap<>();
        // The key holds the command alone. Both a command and a purpose may contain the separator.
        caseFiles.notesByKey(incidentId, kind).forEach((key, note) -> {
            String command = key.startsWith(KEY) ? key.substring(KEY.length()) : "";
            String start = command + SEPARATOR;
            if (!command.isEmpty() && note.startsWith(start)) {
                purposes.put(command, note.substring(start.length()));
            }
        });
        return purposes;
    }
}
