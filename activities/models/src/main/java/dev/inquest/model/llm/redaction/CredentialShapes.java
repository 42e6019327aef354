package dev.inquest.model.llm.redaction;

import static dev.inquest.model.llm.redaction.Redaction.REDACTED;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Credentials that are known by their look: the published prefixes of providers' keys, tokens with a header, keys in PEM,
 * and the places of protocols where a credential stands.
 *
 * <p>Each pattern is linear: it begins at a literal or at the start of a run, what repeats is possessive or bounded, and
 * no group repeats.
 */
final class CredentialShapes {

    /**
     * What is replaced, and by what.
     *
     * @param hints one of these, in lower case, is in every text that the pattern finds anything in
     * @param pattern what to look for
     * @param replacement what stands there afterwards
     */
    private record Shape(List<String> hints, Pattern pattern, String replacement) {

        static Shape whole(List<String> hints, String regex) {
            return new Shape(hints, Pattern.compile(regex), REDACTED);
        }

        /** Keeps group 1, which tells what it was. */
        static Shape after(List<String> hints, String regex) {
            return new Shape(hints, Pattern.compile(regex), "$1" + REDACTED);
        }

        boolean mayBeIn(String lowerCase) {
            return hints.stream().anyMatch(lowerCase::contains);
        }
    }

    /** What parts an option from its value, on a command line, in JSON, and in a list of YAML. */
    private static final String NEXT = "(?:[ \\t]{1,3}|[\"'],\\s{0,40}[\"']|[\"']?\\n[ \\t]{0,40}- [\"']?)";

    private static final List<Shape> SHAPES = List.of(
            // Whole, or as far as its lines go when its end was cut off
            Shape.whole(
                    List.of("private key"),
                    "(?s)-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
                            + "(?:.{0,8000}?-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
                            + "|(?:(?:(?:\\s|\\\\{1,8}[nr])*+[A-Za-z0-9+/=]{40,}+)++(?:\\s|\\\\{1,8}[nr])*+[A-Za-z0-9+/=]*+)?+)"),
            // JSON web tokens
            Shape.whole(
                    List.of("eyj"),
                    "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{6,}+\\.[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]*+){0,3}"),
            // Keys of clouds and services, by the prefixes they publish
            Shape.whole(
                    List.of("akia", "asia", "agpa", "aida", "aroa", "anpa"),
                    "(?<![A-Za-z0-9])(?:AKIA|ASIA|AGPA|AIDA|AROA|ANPA)[A-Z0-9]{16}(?![A-Za-z0-9])"),
            Shape.whole(List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_"), "(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{20,}+"),
            Shape.whole(
                    List.of(
                            "github_pat_",
                            "glpat-",
                            "dckr_pat_",
                            "xapp-",
                            "xox",
                            "gocspx-",
                            "ya29.",
                            "hvb.",
                            "hvs.",
                            "hvr.",
                            "pypi-age",
                            "nvapi-",
                            "whsec_",
                            "shpat_",
                            "dop_v1_"),
                    "(?<![A-Za-z0-9])(?:github_pat_|glpat-|dckr_pat_|xapp-|xox[abeprs]-|GOCSPX-|ya29\\.|hv[bsr]\\."
                            + "|pypi-AgE|nvapi-|whsec_|shpat_|dop_v1_)[A-Za-z0-9_-]{10,}+"),
            Shape.whole(List.of("aiza"), "(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{30,}+"),
            Shape.whole(List.of("k_live_", "k_test_"), "(?<![A-Za-z0-9])[rsp]k_(?:live|test)_[A-Za-z0-9]{10,}+"),
            Shape.whole(List.of("sk-"), "(?<![A-Za-z0-9_-])sk-(?=[a-z0-9_-]{0,200}[A-Z])[A-Za-z0-9_-]{20,}+"),
            Shape.whole(List.of("npm_", "hf_"), "(?<![A-Za-z0-9])(?:npm|hf)_[A-Za-z0-9]{30,}+"),
            Shape.whole(List.of("sg."), "(?<![A-Za-z0-9_-])SG\\.[A-Za-z0-9_-]{16,}+\\.[A-Za-z0-9_-]{16,}+"),
            Shape.after(List.of("hooks.slack.com"), "(hooks\\.slack\\.com/services/)[A-Za-z0-9/]{10,}+"),
            // Password hashes: bcrypt and crypt
            Shape.whole(List.of("$2", "$5$", "$6$", "$y$"), "\\$(?:2[abxy]|5|6|y)\\$[./A-Za-z0-9=,$]{20,}+"),
            // Headers
            Shape.after(
                    List.of("bearer", "basic"),
                    "(?i)(?<![a-z])((?:bearer|basic)[ \\t]{1,20})(?=(?-i:[a-z+/._~-]{0,300}[A-Z0-9=]))[A-Za-z0-9+/=._~-]{8,}+"),
            Shape.after(
                    List.of("authorization"),
                    "(?i)(?<![a-z])(authorization(?:\\\\{0,8}[\"'])?[ \\t]{0,20}[:=][ \\t]{0,20}(?:\\\\{0,8}[\"'])?"
                            + "(?:token|digest|negotiate|apikey|aws4-hmac-sha256)[ \\t]{1,20})[^\\r\\n\"'\\\\]{4,}+"),
            Shape.after(
                    List.of("set-cookie"),
                    "(?i)(set-cookie(?:\\\\{0,8}[\"'])?[ \\t]{0,20}[:=][ \\t]{0,20}(?:\\\\{0,8}[\"'])?"
                            + "[^=;\\s\"']{1,100}=)[^;\\s\"'\\\\]++"),
            Shape.after(
                    List.of("cookie"),
                    "(?i)(?<![\\w-])(cookie(?:\\\\{0,8}[\"'])?[ \\t]{0,20}[:=][ \\t]{0,20}(?:\\\\{0,8}[\"'])?"
                            + "[^=;\\s\"']{1,100}=)[^\\r\\n\"'\\\\]++"),
            // Addresses: scheme://user:password@host, scheme://token@host, user:password@tcp(host)
            Shape.after(
                    List.of("://"), "(://[^\\s:/@\"'<>]{0,200}:)(?!\\[redacted]@)[^\\s/\"'<>]{1,400}(?=@(?!sha\\d))"),
            Shape.after(List.of("://"), "(://)(?!\\[redacted]@)[^\\s:/@\"'<>.]{20,400}(?=@(?!sha\\d))"),
            Shape.after(
                    List.of("@tcp(", "@unix("), "([A-Za-z0-9_]:)(?!\\[redacted]@)[^\\s:@/]{1,200}(?=@(?:tcp|unix)\\()"),
            // Private parts of JSON web keys
            Shape.after(
                    List.of("\""),
                    "((?<![A-Za-z0-9])(?:k|d|p|q|dp|dq|qi)\\\\{0,8}\"[ \\t]{0,20}:[ \\t]{0,20}\\\\{0,8}\")"
                            + "[A-Za-z0-9_+/=-]{16,}+"),
            // Short options of common clients
            Shape.after(
                    List.of("mysql", "mariadb", "sshpass"),
                    "(?<![A-Za-z0-9])((?:mysql|mariadb|sshpass)[^|;&]{0,160}?\\s-p[ \\t]{0,3})"
                            + "(?![$\\s\\[]|\\d{1,5}(?!\\w))[^\\s\"',\\]\\\\]++"),
            Shape.after(
                    List.of("redis-cli"),
                    "(?<![A-Za-z0-9])(redis-cli[^|;&]{0,160}?\\s-a" + NEXT + ")(?![$\\s\\[])[^\\s\"',\\]\\\\]++"),
            Shape.after(
                    List.of("curl"),
                    "(?<![A-Za-z0-9])(curl[^|;&]{0,160}?\\s(?:-u|--user)(?:" + NEXT + ")?[^\\s:\"']{1,100}:)"
                            + "(?![$\\s\\[])[^\\s\"',\\]\\\\]++"));

    private CredentialShapes() {}

    static String remove(String text) {
        String lowerCase = text.toLowerCase(Locale.ROOT);
        String clean = text;
        for (Shape shape : SHAPES) {
            if (!shape.mayBeIn(lowerCase)) {
                continue;
            }
            clean = shape.pattern().matcher(clean).replaceAll(shape.replacement());
        }
        return clean;
    }
}
