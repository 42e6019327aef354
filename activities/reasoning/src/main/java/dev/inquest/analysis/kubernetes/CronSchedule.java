package dev.inquest.analysis.kubernetes;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import java.util.regex.Pattern;

/** The schedules that the CronJob controller accepts: five fields, Sunday is 0 and never 7, or a macro. */
final class CronSchedule {

    private static final CronDefinition DEFINITION = CronDefinitionBuilder.defineCron()
            .withMinutes()
            .withStrictRange()
            .and()
            .withHours()
            .withStrictRange()
            .and()
            .withDayOfMonth()
            .supportsQuestionMark()
            .withStrictRange()
            .and()
            .withMonth()
            .withStrictRange()
            .and()
            .withDayOfWeek()
            .withValidRange(0, 6)
            .withMondayDoWValue(1)
            .supportsQuestionMark()
            .withStrictRange()
            .and()
            .withSupportedNicknameYearly()
            .withSupportedNicknameAnnually()
            .withSupportedNicknameMonthly()
            .withSupportedNicknameWeekly()
            .withSupportedNicknameDaily()
            .withSupportedNicknameMidnight()
            .withSupportedNicknameHourly()
            .instance();

    private static final Pattern ZONE = Pattern.compile("^(CRON_)?TZ=\\S{1,60}\\s+");
    private static final Pattern INTERVAL = Pattern.compile("@every (\\d{1,9}(\\.\\d{1,9})?(ns|us|µs|ms|s|m|h)){1,6}");
    private static final Pattern LONG_STEP = Pattern.compile("/[1-9]\\d{1,4}(?!\\d)");

    private CronSchedule() {}

    /** Returns whether the controller can read the schedule. */
    static boolean isValid(String schedule) {
        String plain = ZONE.matcher(schedule.strip()).replaceFirst("");
        return INTERVAL.matcher(plain).matches() || isReadable(plain);
    }

    private static boolean isReadable(String plain) {
        // The controller takes steps beyond a field's range, as in "0 */24 * * *"; the library refuses them.
        String shortened = LONG_STEP.matcher(plain).replaceAll("/2");
        try {
            new CronParser(DEFINITION).parse(shortened).validate();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
