package dev.inquest.api.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.inquest.incident.ApprovalPolicy;
import dev.inquest.incident.Budget;
import dev.inquest.incident.DiagnosisBy;
import dev.inquest.incident.Settings;
import dev.inquest.text.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an incident is to be investigated, as far as the report says so; the rest is the default. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "How to investigate; what is left out is the default")
record SettingsRequest(
        @Nullable Arm arm,
        @Nullable Integer maxCorrections,
        @Nullable Boolean capsules,
        @Nullable Boolean frozen,
        @Nullable ApprovalPolicy approval,
        @Nullable Duration approvalWindow,
        @Nullable Duration extensionWindow,
        @Nullable BudgetRequest budget,
        @Nullable DiagnosisBy diagnosisBy) {

    /** Looks or commands of one investigation: each is a few events, and a workflow's history holds 50,000. */
    static final int MOST_LOOKS = 1_000;

    /** Tokens of one role: far above any investigation, far below what a number can hold. */
    static final int MOST_TOKENS = 100_000_000;

    /** Money for one investigation: a larger sum is a typing error. */
    static final BigDecimal MOST_USD = BigDecimal.valueOf(10_000);

    /** How long anything may wait or run: longer is a typing error, and much longer is no timer of Temporal's. */
    static final Duration LONGEST = Duration.ofDays(90);

    /** What an investigation may spend, as far as the report says so. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BudgetRequest(
            @Nullable Integer looks,
            @Nullable Integer steps,
            @Nullable Integer studentTokens,
            @Nullable Integer teacherTokens,
            @Nullable Duration wallTime,
            @Nullable BigDecimal usd) {

        /** @throws IllegalArgumentException naming the field that is out of bounds */
        Budget over(Budget base) {
            return new Budget(
                    atMost(MOST_LOOKS, "budget looks", or(looks, base.looks())),
                    atMost(MOST_LOOKS, "budget steps", or(steps, base.steps())),
                    atMost(MOST_TOKENS, "budget studentTokens", or(studentTokens, base.studentTokens())),
                    atMost(MOST_TOKENS, "budget teacherTokens", or(teacherTokens, base.teacherTokens())),
                    bounded("budget wallTime", or(wallTime, base.wallTime())),
                    usd == null ? base.microUsd() : money(usd));
        }
    }

    /**
     * With the defaults for what is left out; what is said outright wins over the arm.
     *
     * @throws IllegalArgumentException naming the field that is out of bounds
     */
    Settings overDefaults() {
        Settings base = Settings.DEFAULT;
        Arm chosen = or(arm, Arm.CAPSULES);
        Budget spend = budget == null ? base.budget() : budget.over(base.budget());
        return new Settings(
                or(maxCorrections, chosen.corrections()),
                or(capsules, chosen.capsules()),
                chosen.planner(),
                or(frozen, base.frozen()),
                or(approval, base.approval()),
                bounded("approvalWindow", or(approvalWindow, base.approvalWindow())),
                bounded("extensionWindow", or(extensionWindow, base.extensionWindow())),
                spend,
                or(diagnosisBy, base.diagnosisBy()));
    }

    private static long money(BigDecimal usd) {
        if (usd.signum() < 0 || usd.compareTo(MOST_USD) > 0) {
            throw new IllegalArgumentException("budget usd must be between 0 and " + MOST_USD + " but was " + usd);
        }
        return Money.micros(usd);
    }

    private static int atMost(int most, String field, int value) {
        if (value > most) {
            throw new IllegalArgumentException(field + " must be at most " + most + " but was " + value);
        }
        return value;
    }

    private static Duration bounded(String field, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(field + " must not be negative but was " + value);
        }
        if (value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(field + " must be at most " + LONGEST + " but was " + value);
        }
        return value;
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return Optional.ofNullable(value).orElse(otherwise);
    }
}
