package dev.inquest.model.llm.redaction;

import dev.inquest.model.llm.redaction.CredentialNames.Strength;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Credentials that are known by the name before them, in the ways that names and values are written: {@code key=value},
 * {@code key: value}, JSON in any depth of escaping, {@code --option value}, and the name and value lines of a
 * container's variables.
 */
final class NamedCredentials {

    private static final String QUOTE = "(?:\\\\{0,16}[\"'])";

    /** A name and the sign after it. A run of name characters is taken whole or not at all. */
    private static final Pattern ASSIGNED = Pattern.compile(
            "(?<![\\w.-])(?<name>[\\w.-]++)" + QUOTE + "?[ \\t]{0,20}(?<sign>[:=])(?![=>:])[ \\t]{0,200}");

    /** The name line of a variable, header or parameter, up to its value: {@code name: X}, {@code value:}. */
    private static final Pattern PAIRED =
            Pattern.compile("(?<![\\w.-])(?:name|key)" + QUOTE + "?[ \\t]{0,20}:[ \\t]{0,20}" + QUOTE
                    + "?(?<name>[\\w.-]++)" + QUOTE + "?,?\\s{0,200}" + QUOTE + "?(?<line>value)" + QUOTE
                    + "?[ \\t]{0,20}(?<sign>:)[ \\t]{0,200}");

    /** An option and what parts it from its value, on a command line or in a list of arguments. */
    private static final Pattern OPTION = Pattern.compile("(?<![\\w.-])--(?<name>[\\w.-]++)(?:" + QUOTE
            + ",\\s{0,200}(?=" + QUOTE + ")|" + QUOTE + "?[ \\t]{1,200}|" + QUOTE + "?,?\\s{1,200}-\\s{1,20})");

    private static final int MAX_INDENT = 200;
    private static final int MAX_WORD = 20;

    private NamedCredentials() {}

    static String remove(String text) {
        return in(in(in(text, PAIRED), OPTION), ASSIGNED);
    }

    private static String in(String text, Pattern pattern) {
        Matcher names = pattern.matcher(text);
        StringBuilder clean = new StringBuilder(text.length());
        int copied = 0;
        int from = 0;
        while (from <= text.length() && names.find(from)) {
            from = names.end();
            Strength strength = CredentialNames.of(name(text, names));
            if (strength == Strength.NONE) {
                from = Math.max(names.start() + 1, names.end("name"));
                continue;
            }
            CredentialValue value = value(text, names, pattern);
            if (value.isCredential(strength)) {
                clean.append(text, copied, value.start()).append(Redaction.REDACTED);
                copied = value.end();
                from = value.end();
            }
        }
        return copied == 0 ? text : clean.append(text, copied, text.length()).toString();
    }

    private static CredentialValue value(String text, Matcher names, Pattern pattern) {
        if (pattern == OPTION) {
            return CredentialValue.argument(text, names.end());
        }
        boolean colon = text.charAt(names.start("sign")) == ':';
        int line = pattern == PAIRED ? names.start("line") : names.start();
        if (colon && startsLine(text, line)) {
            return CredentialValue.ofKey(text, text.lastIndexOf('\n', line) + 1, names.end());
        }
        return CredentialValue.inLine(text, names.end(), colon && pattern != PAIRED);
    }

    /** The name; of {@code \npass} in an escaped text the first letter belongs to the line end. */
    private static String name(String text, Matcher names) {
        int start = names.start("name");
        String name = names.group("name");
        if (start > 0 && text.charAt(start - 1) == '\\' && "nrt".indexOf(name.charAt(0)) >= 0) {
            name = name.substring(1);
        }
        boolean worded = name.equalsIgnoreCase("key") && start > 0 && text.charAt(start - 1) == ' ';
        return worded ? wordBefore(text, start - 1) + "-" + name : name;
    }

    /** {@code API} of {@code API key}. */
    private static String wordBefore(String text, int end) {
        int start = end;
        while (start > 0 && end - start < MAX_WORD && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end);
    }

    /** Whether only indentation, list marks and quotes stand before it, and not many. */
    private static boolean startsLine(String text, int at) {
        for (int i = at - 1; i >= 0 && text.charAt(i) != '\n'; i--) {
            if (" \t-\"'".indexOf(text.charAt(i)) < 0 || at - i > MAX_INDENT) {
                return false;
            }
        }
        return true;
    }
}
