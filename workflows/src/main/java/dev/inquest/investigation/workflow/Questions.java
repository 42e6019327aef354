package dev.inquest.investigation.workflow;

import dev.inquest.incident.CapsuleRef;
import dev.inquest.incident.Role;
import dev.inquest.incident.Use;
import dev.inquest.investigation.CorrectActivities.CorrectReply;
import dev.inquest.investigation.CorrectActivities.CorrectRequest;
import dev.inquest.investigation.PlanActivities.PlanReply;
import dev.inquest.investigation.PlanActivities.PlanRequest;
import dev.inquest.investigation.ProbeActivities.ProbeReply;
import dev.inquest.investigation.ProbeActivities.ProbeRequest;
import java.util.List;
import java.util.Optional;

/** What is asked before and between the looks: of the library, the student and the teacher. Each answer is paid for. */
final class Questions {

    private final Ledger ledger;
    private final BoundedCall asking;

    Questions(Ledger ledger, BoundedCall asking) {
        this.ledger = ledger;
        this.asking = asking;
    }

    List<CapsuleRef> recall(String incidentId) {
        return asking.await(
                        "the library did not give its capsules",
                        () -> ActivityStubs.consolidate("Which capsules apply?").recall(incidentId))
                .orElse(List.of());
    }

    Optional<PlanReply> plan(PlanRequest request) {
        String summary = request.planner() == Role.STUDENT ? "The student plans" : "The teacher plans alone";
        Optional<PlanReply> given = asking.ask(
                request.planner(), "a plan", () -> ActivityStubs.plan(summary).plan(request));
        given.ifPresent(reply -> pay(request.planner(), reply.tokens(), reply.microUsd()));
        return given;
    }

    Optional<PlanReply> extend(String summary, PlanRequest request) {
        Optional<PlanReply> given = asking.ask(request.planner(), "a further plan", () -> ActivityStubs.plan(summary)
                .extend(request));
        given.ifPresent(reply -> pay(request.planner(), reply.tokens(), reply.microUsd()));
        return given;
    }

    Optional<ProbeReply> probe(ProbeRequest request) {
        Optional<ProbeReply> given = asking.ask(Role.STUDENT, "an answer to the probe", () -> ActivityStubs.probe()
                .probe(request));
        given.ifPresent(reply -> pay(Role.STUDENT, reply.studentTokens(), reply.microUsd()));
        return given;
    }

    Optional<CorrectReply> correct(CorrectRequest request) {
        Optional<CorrectReply> given =
                asking.ask(Role.TEACHER, "a correction", () -> ActivityStubs.correct(request.round())
                        .correct(request));
        given.ifPresent(reply -> pay(Role.TEACHER, reply.teacherTokens(), reply.microUsd()));
        return given;
    }

    private void pay(Role role, int tokens, long microUsd) {
        ledger.spend(role, new Use(tokens, microUsd));
    }
}
