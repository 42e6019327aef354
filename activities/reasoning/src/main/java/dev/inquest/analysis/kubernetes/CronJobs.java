package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.EventSeen;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;

/** Schedules that do not run: suspended, unreadable, missed. */
public final class CronJobs implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (Cited<WholeObject> cron : seen.objects("CronJob")) {
            judge(cron, found);
        }
        for (Cited<EventSeen> event : seen.events()) {
            EventSeen e = event.what();
            if (!e.regarding().kind().equals("CronJob")) {
                continue;
            }
            if (e.reason().matches("UnParseable\\w*|Unparseable\\w*|InvalidSchedule|UnknownTimeZone")) {
                found.add(Findings.error(
                        "cronjob.schedule-invalid",
                        e.regarding(),
                        e.regarding().name() + ": " + e.message(),
                        List.of(event.evidence())));
            } else if (e.reason().matches("MissSchedule|TooManyMissedTimes|FailedNeedsStart")) {
                found.add(Findings.warning(
                        "cronjob.missed",
                        e.regarding(),
                        e.regarding().name() + ": " + e.message(),
                        List.of(event.evidence())));
            }
        }
        return found;
    }

    private static void judge(Cited<WholeObject> sighted, List<Finding> found) {
        JsonNode object = sighted.what().object();
        Entity cron = sighted.what().entity();
        String schedule = Fields.text(object, "spec", "schedule");
        if (!schedule.isEmpty() && !CronSchedule.isValid(schedule)) {
            found.add(Findings.error(
                    "cronjob.schedule-invalid",
                    cron,
                    "CronJob " + cron.name() + " has an invalid schedule: \"" + schedule + "\".",
                    List.of(sighted.evidence())));
        }
        if (Fields.at(object, "spec", "suspend").asBoolean()) {
            found.add(Findings.warning(
                    "cronjob.suspended",
                    cron,
                    "CronJob " + cron.name() + " is suspended.",
                    List.of(sighted.evidence())));
        }
        JsonNode deadline = Fields.at(object, "spec", "startingDeadlineSeconds");
        if (deadline.isNumber() && deadline.asInt() < 10) {
            found.add(Findings.warning(
                    "cronjob.deadline-too-short",
                    cron,
                    "CronJob " + cron.name() + " gives " + deadline.asInt()
                            + " s to start, less than the controller's 10 s round.",
                    List.of(sighted.evidence())));
        }
    }
}
