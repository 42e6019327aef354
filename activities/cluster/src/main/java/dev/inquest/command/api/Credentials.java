package dev.inquest.command.api;

import java.util.regex.Pattern;

/**
 * Recognises what people write into plain fields although it belongs into a Secret. Whole objects show such fields as the
 * cluster does; views that are made of fields, as a comparison of two revisions, tell that they are there and changed.
 */
public final class Credentials {

    private static final String WITHHELD = "(withheld)";
    private static final Pattern NAME = Pattern.compile(
            "(?i)pass(word|wd|phrase)?(?![a-z])|pwd|api[-_]?key|access[-_]?key|private[-_]?key|token(?!s?review)|secret(?!name|ref|keyref|s?\\[|\\.name|\\.optional|\\.key)|credential");
    private static final Pattern VALUE = Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9+/=._~-]{8,}"
            + "|\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.|-----BEGIN [A-Z ]*PRIVATE KEY-----"
            + "|(?:password|passwd|pwd|token|secret|api[-_]?key)[\"']?\\s*[:=]\\s*[\"']?[^\\s\"']+");
    private static final Pattern USER_INFO = Pattern.compile("(://[^\\s:/@]+:)[^\\s/@]+@");
    private static final Pattern HARMLESS = Pattern.compile("(?i)|true|false|null|none|\\d{1,6}");

    private Credentials() {}

    /** The value, unless its name or its look says that it is a credential. */
    public static String hide(String name, String value) {
        if (HARMLESS.matcher(value).matches()) {
            return value;
        }
        boolean named = name.endsWith(".value") && NAME.matcher(name).find();
        return named || VALUE.matcher(value).find()
                ? WITHHELD
                : USER_INFO.matcher(value).replaceAll("$1" + WITHHELD + "@");
    }
}
