package dev.inquest.analysis.page;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.logs.Call;
import dev.inquest.analysis.logs.Calls;
import dev.inquest.incident.Incident;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the page complains of, in stable codes, in the order a page's words are looked for; then what failing calls add.
 */
public final class Symptoms {

    public static final String HTTP_503 = "symptom.http-503";
    public static final String ERRORS = "symptom.errors";
    public static final String TIMEOUTS = "symptom.timeouts";
    public static final String LATENCY = "symptom.latency";
    public static final String RESTARTS = "symptom.restarts";
    public static final String UNAVAILABLE = "symptom.unavailable";
    public static final String DENIED = "symptom.denied";
    public static final String PENDING = "symptom.pending";

    private static final Map<String, Pattern> WORDS = words();

    private Symptoms() {}

    private static Map<String, Pattern> words() {
        Map<String, Pattern> words = new LinkedHashMap<>();
        words.put(HTTP_503, Pattern.compile("(?i)\\b503s?\\b|service unavailable"));
        words.put(DENIED, Pattern.compile("(?i)\\b40[13]s?\\b|forbidden|access denied|unauthori[sz]ed"));
        words.put(TIMEOUTS, Pattern.compile("(?i)time(s|d)?[ -]?outs?\\b|deadline"));
        words.put(LATENCY, Pattern.compile("(?i)latenc|slow|response time|p9\\d"));
        words.put(RESTARTS, Pattern.compile("(?i)restart|crash|flapping"));
        words.put(PENDING, Pattern.compile("(?i)pending|unschedul|not scheduled"));
        words.put(ERRORS, Pattern.compile("(?i)\\b5(0[0-24-9]|xx)\\b|errors?\\b|fail(s|ed|ing|ure)?\\b|degrad|5xx"));
        words.put(UNAVAILABLE, Pattern.compile("(?i)unavailab|unreachab|outage|disrupt|\\bdown\\b|availability"));
        return words;
    }

    /** The symptom codes; empty when the page says nothing that is known and no call fails. */
    public static List<String> of(EvidenceIndex seen, Incident incident) {
        Set<String> symptoms = new LinkedHashSet<>();
        String page = incident.page();
        WORDS.forEach((code, words) -> {
            if (words.matcher(page).find()) {
                symptoms.add(code);
            }
        });
        for (Call call : Calls.failing(seen)) {
            symptoms.add(
                    switch (call.kind()) {
                        case TIMEOUT -> TIMEOUTS;
                        case DENIED -> DENIED;
                        default -> call.example().contains("503") ? HTTP_503 : ERRORS;
                    });
        }
        return new ArrayList<>(symptoms);
    }
}
