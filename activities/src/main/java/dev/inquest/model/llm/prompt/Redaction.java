package dev.inquest.model.llm.prompt;

import java.util.regex.Pattern;

/**
 * Removes what looks like a credential before a text leaves for a model or is recorded. Values of Secrets never get this
 * far; this is for what applications write into logs, arguments and variables. Switches and numbers, as in
 * {@code automountServiceAccountToken: false}, are no credentials and may be what decides.
 */
public final class Redaction {

    private static final String REDACTED = "[redacted]";

    private static final Pattern NAMED = Pattern.compile(
            "(?i)((?:password|passwd|pwd|api[-_]?key|access[-_]?key|token|secret)[\"']?[ \\t]*[:=][ \\t]*[\"']?)"
                    + "(?!(?:true|false|null|none|\\d+)\\b)[^\\s\"',;&{}\\[\\]]+");
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)[ \\t]+[A-Za-z0-9+/=._~-]{8,}");
    private static final Pattern JWT = Pattern.compile("\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");
    private static final Pattern USER_INFO = Pattern.compile("(://[^\\s:/@]+:)[^\\s/@]+@");
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\\z)");

    private Redaction() {}

    /** The text without what looks like a credential. */
    public static String of(String text) {
        String clean = PRIVATE_KEY.matcher(text).replaceAll(REDACTED);
        clean = JWT.matcher(clean).replaceAll(REDACTED);
        clean = BEARER.matcher(clean).replaceAll("$1 " + REDACTED);
        clean = USER_INFO.matcher(clean).replaceAll("$1" + REDACTED + "@");
        return NAMED.matcher(clean).replaceAll("$1" + REDACTED);
    }
}
