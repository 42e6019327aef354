package dev.inquest.api.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.inquest.incident.ApprovalPolicy;
import dev.inquest.incident.Budget;
import dev.inquest.incident.Settings;
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
        @Nullable ApprovalPolicy approval,
        @Nullable Duration approvalWindow,
        @Nullable Duration extensionWindow,
        @Nullable BudgetRequest budget) {

    /** What an investigation may spend, as far as the report says so. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BudgetRequest(
            @Nullable Integer looks,
            @Nullable Integer steps,
            @Nullable Integer studentTokens,
            @Nullable Integer teacherTokens,
            @Nullable Duration wallTime) {

        /** @throws IllegalArgumentException naming the field that is out of bounds */
        Budget over(Budget base) {
            return new Budget(
                    or(looks, base.looks()),
                    or(steps, base.steps()),
                    or(studentTokens, base.studentTokens()),
                    or(teacherTokens, base.teacherTokens()),
                    or(wallTime, base.wallTime()));
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
                or(approval, base.approval()),
                notNegative("approvalWindow", or(approvalWindow, base.approvalWindow())),
                notNegative("extensionWindow", or(extensionWindow, base.extensionWindow())),
                spend);
    }

    private static Duration notNegative(String field, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(field + " must not be negative but was " + value);
        }
        return value;
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return Optional.ofNullable(value).orElse(otherwise);
    }
}
