package dev.inquest.model.llm.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a name, as in {@code DB_PASSWORD}, {@code clientSecret} or {@code x-api-key}, is one that a credential goes by. */
final class CredentialNames {

    /** How sure a name is. */
    enum Strength {
        /** Not the name of a credential. */
        NONE,
        /** It may be; the value's look decides. */
        MAYBE,
        /** Also used in prose, as in {@code invalid token: unexpected end}. */
        SPOKEN,
        /** It is. */
        SURE
    }

    private static final List<String> SURE = List.of("password", "passwd", "passphrase", "passwort", "pwd", "apikey");
    private static final List<String> SPOKEN = List.of("secret", "token", "credential", "credentials");
    private static final Set<String> KEYS = Set.of(
            "api",
            "access",
            "secret",
            "private",
            "signing",
            "encryption",
            "master",
            "shared",
            "account",
            "auth",
            "hmac",
            "license");
    private static final Set<String> MAYBE = Set.of(
            "pass",
            "auth",
            "session",
            "sessionid",
            "jsessionid",
            "phpsessid",
            "sid",
            "sig",
            "signature",
            "jwt",
            "authorization",
            "dockerconfigjson",
            "dockercfg",
            "cookie");
    private static final Set<String> WORKING_DIRECTORY = Set.of("pwd", "oldpwd");

    private static final Pattern WORD_END = Pattern.compile("[._-]+|(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern NUMBER_AT_END = Pattern.compile("[._-]?\\d{1,3}$");

    private CredentialNames() {}

    static Strength of(String name) {
        List<String> words = words(NUMBER_AT_END.matcher(name).replaceFirst(""));
        if (words.isEmpty() || WORKING_DIRECTORY.contains(name.toLowerCase(Locale.ROOT))) {
            return Strength.NONE;
        }
        String last = words.getLast();
        String before = words.size() > 1 ? words.get(words.size() - 2) : "";
        if (ends(last, SURE) || last.equals("key") && KEYS.contains(before) || accessKeyId(words) || glued(last)) {
            return Strength.SURE;
        }
        if (ends(last, SPOKEN)) {
            return Strength.SPOKEN;
        }
        boolean sessionId = last.equals("id") && before.equals("session");
        return sessionId || MAYBE.contains(last) ? Strength.MAYBE : Strength.NONE;
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : WORD_END.split(name)) {
            if (!word.isEmpty()) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    private static boolean ends(String word, List<String> endings) {
        return endings.stream().anyMatch(word::endsWith);
    }

    /** {@code accesskey}, {@code secretkey} and their like, written as one word. */
    private static boolean glued(String word) {
        return word.endsWith("key") && KEYS.contains(word.substring(0, word.length() - "key".length()));
    }

    private static boolean accessKeyId(List<String> words) {
        int size = words.size();
        return size > 2 && words.subList(size - 3, size).equals(List.of("access", "key", "id"));
    }
}
