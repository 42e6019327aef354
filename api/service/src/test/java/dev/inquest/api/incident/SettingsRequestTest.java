package dev.inquest.api.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.inquest.api.incident.SettingsRequest.BudgetRequest;
import dev.inquest.incident.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsRequestTest {

    @Test
    void whatIsLeftOutIsTheDefault() {
        SettingsRequest nothing = new SettingsRequest(null, null, null, null, null, null, null, null, null);

        assertThat(nothing.overDefaults()).isEqualTo(Settings.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("beyondWhatAWorkflowCanHold")
    void whatNoWorkflowCouldHoldIsRefused(SettingsRequest request, String field) {
        assertThatIllegalArgumentException().isThrownBy(request::overDefaults).withMessageContaining(field);
    }

    static Stream<Object[]> beyondWhatAWorkflowCanHold() {
        return Stream.of(
                new Object[] {spending(new BudgetRequest(Integer.MAX_VALUE, null, null, null, null, null)), "looks"},
                new Object[] {spending(new BudgetRequest(null, 1_001, null, null, null, null)), "steps"},
                new Object[] {
                    spending(new BudgetRequest(null, null, Integer.MAX_VALUE, null, null, null)), "studentTokens"
                },
                new Object[] {
                    spending(new BudgetRequest(null, null, null, Integer.MAX_VALUE, null, null)), "teacherTokens"
                },
                new Object[] {spending(new BudgetRequest(null, null, null, null, Duration.ofDays(91), null)), "wallTime"
                },
                new Object[] {spending(new BudgetRequest(null, null, null, null, null, BigDecimal.TWO.negate())), "usd"
                },
                new Object[] {
                    new SettingsRequest(null, null, null, null, null, Duration.ofDays(100_000), null, null, null),
                    "approvalWindow"
                },
                new Object[] {
                    new SettingsRequest(null, null, null, null, null, null, Duration.ofSeconds(-1), null, null),
                    "extensionWindow"
                });
    }

    private static SettingsRequest spending(BudgetRequest budget) {
        return new SettingsRequest(null, null, null, null, null, null, null, budget, null);
    }
}
