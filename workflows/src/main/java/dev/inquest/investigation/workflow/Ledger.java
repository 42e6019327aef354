package dev.inquest.investigation.workflow;

import dev.inquest.incident.Budget;
import dev.inquest.incident.EvidenceRef;
import dev.inquest.incident.Role;
import dev.inquest.incident.Spending;
import dev.inquest.incident.Step;
import dev.inquest.incident.Use;
import dev.inquest.text.Money;
import java.time.Duration;
import java.util.Locale;

/** The budget and what was spent of it; asked before each spend. */
final class Ledger {

    /** A wave of looks that took longer than this waited for an outage: the rest is not charged as wall time. */
    private static final Duration LONGEST_CHARGED_WAVE = Duration.ofMinutes(5);

    private Budget budget;
    private Spending spending = Spending.NONE;
    private Duration wall = Duration.ZERO;

    Ledger(Budget budget) {
        this.budget = budget;
    }

    Budget budget() {
        return budget;
    }

    Spending spending() {
        return spending;
    }

    int looksLeft() {
        return Math.max(0, budget.looks() - spending.looks());
    }

    /** Whether the step's estimated looks fit beside those already promised to steps in flight. */
    boolean affords(Step step, int looksPromised, int stepsPromised) {
        return spending.steps() + stepsPromised < budget.steps() && step.looks() + looksPromised <= looksLeft();
    }

    void spend(EvidenceRef evidence) {
        spending = spending.plusLook(evidence);
    }

    void spend(Role role, Use use) {
        spending = spending.plus(role, use);
    }

    void tick(Duration elapsed) {
        wall = wall.plus(elapsed.compareTo(LONGEST_CHARGED_WAVE) > 0 ? LONGEST_CHARGED_WAVE : elapsed);
    }

    /** The time spent looking, as it is charged. */
    Duration wall() {
        return wall;
    }

    void extend(int looks) {
        budget = budget.plusLooks(looks);
    }

    /** Whether the role may be asked once more. */
    boolean affordsTokens(Role role) {
        return switch (role) {
            case STUDENT -> spending.studentTokens() < budget.studentTokens();
            case TEACHER -> spending.teacherTokens() < budget.teacherTokens();
            case JUDGE -> true;
        };
    }

    /** Whether the role's model may be asked once more: neither its tokens nor the money are spent. */
    boolean affordsModel(Role role) {
        return spentOn(role).isEmpty();
    }

    /** Why the role's model may not be asked once more, in words, or an empty text. */
    String spentOn(Role role) {
        if (!affordsTokens(role)) {
            int tokens = role == Role.TEACHER ? budget.teacherTokens() : budget.studentTokens();
            return "the " + role.name().toLowerCase(Locale.ROOT) + "'s budget of " + tokens + " tokens is spent";
        }
        return budget.microUsd() > 0 && spending.microUsd() >= budget.microUsd()
                ? "the money budget of " + Money.words(budget.microUsd()) + " is spent"
                : "";
    }

    /** Which limit is reached, in words, or an empty text. */
    String limit() {
        if (spending.looks() >= budget.looks()) {
            return "the budget of " + budget.looks() + " looks is spent";
        }
        if (spending.steps() >= budget.steps()) {
            return "the budget of " + budget.steps() + " commands is spent";
        }
        return limitBesideLooks();
    }

    /** Which limit is reached that more looks would not lift, in words, or an empty text. */
    String limitBesideLooks() {
        if (!affordsModel(Role.STUDENT)) {
            return spentOn(Role.STUDENT);
        }
        if (wall.compareTo(budget.wallTime()) >= 0) {
            return "the time budget of " + budget.wallTime() + " is spent";
        }
        return "";
    }
}
