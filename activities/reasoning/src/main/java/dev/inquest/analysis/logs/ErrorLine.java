package dev.inquest.analysis.logs;

import dev.inquest.text.Stems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a program's log says of a dependency, in the words that common clients, runtimes and databases use. */
final class ErrorLine {

    private static final Map<Call.Kind, Pattern> KINDS = kinds();
    private static final Pattern QUIET = Pattern.compile("(?i)^[^a-z]{0,60}\\b(debug|trace)\\b"
            + "|\"(level|severity|lvl|log.level)\" ?: ?\"(debug|trace)\"|\\blevel=(debug|trace)\\b");

    /** One of these stands in every text that any of the patterns knows: most lines are passed over by it. */
    private static final Stems STEMS = Stems.of(
            "denied",
            "fail",
            "auth",
            "wrongpass",
            "noperm",
            "refused",
            "ora-",
            "login",
            "credential",
            "password",
            "read-only",
            "readonly",
            "read only",
            "primary",
            "not master",
            "too many",
            "slots",
            "max number",
            "limit",
            "exceed",
            "exist",
            "unknown",
            "no such",
            "invalid",
            "rbac",
            "jwt",
            "expired",
            "resol",
            "enotfound",
            "eai_",
            "servfail",
            "misbehaving",
            "nodename",
            "tls",
            "ssl",
            "x509",
            "certificate",
            "preface",
            "malformed",
            "frame",
            "http response",
            "http/1",
            "upstream",
            "conn",
            "reset",
            "epipe",
            "pipe",
            "eof",
            "hang up",
            "timed",
            "timeout",
            "deadline",
            "etimedout",
            "429",
            "thrott",
            "50",
            "unavail",
            "gateway",
            "unreach",
            "route to host",
            "closed",
            "closing",
            "pool",
            "flag",
            "missing",
            "parse error",
            "exhausted",
            "quota",
            "unrecognized",
            "pg_hba",
            "unconfigured",
            "undefined",
            "read_only",
            "signature",
            "no current",
            "no suitable",
            "badstatus",
            "protocol",
            "not an http",
            "unexpected",
            "http2 header",
            "not found",
            "not known",
            "no address",
            "nxdomain",
            "translate host",
            "401");

    private ErrorLine() {}

    private static Map<Call.Kind, Pattern> kinds() {
        Map<Call.Kind, Pattern> kinds = new LinkedHashMap<>();
        kinds.put(Call.Kind.ACCESS_REFUSED, Pattern.compile(ErrorWords.CREDENTIALS));
        kinds.put(Call.Kind.READ_ONLY, Pattern.compile(ErrorWords.READ_ONLY));
        kinds.put(Call.Kind.CONNECTIONS_EXHAUSTED, Pattern.compile(ErrorWords.CONNECTIONS));
        kinds.put(Call.Kind.SCHEMA_MISMATCH, Pattern.compile(ErrorWords.SCHEMA));
        kinds.put(Call.Kind.TOKEN_REJECTED, Pattern.compile(ErrorWords.JWT));
        kinds.put(Call.Kind.DENIED, Pattern.compile("RBAC: access denied"));
        kinds.put(Call.Kind.CERTIFICATE_EXPIRED, Pattern.compile(ErrorWords.EXPIRED));
        kinds.put(Call.Kind.NAME_SERVER, Pattern.compile(ErrorWords.NAME_SERVER));
        kinds.put(Call.Kind.NAME_UNKNOWN, Pattern.compile(ErrorWords.NAME_UNKNOWN));
        kinds.put(Call.Kind.PROTOCOL, Pattern.compile(ErrorWords.PROTOCOL));
        kinds.put(
                Call.Kind.TLS,
                Pattern.compile("(?i)x509:|tls handshake|SSLHandshake|certificate verify|TLS_error|wrong version number"
                        + "|self.signed certificate|unable to (get local issuer|verify the first) certificate"));
        kinds.put(Call.Kind.POOL_EXHAUSTED, Pattern.compile(ErrorWords.POOL));
        kinds.put(Call.Kind.NO_HEALTHY_UPSTREAM, Pattern.compile("(?i)no healthy upstream"));
        kinds.put(
                Call.Kind.REFUSED,
                Pattern.compile("(?i)connection refused|ECONNREFUSED|actively refused|ConnectionRefused"));
        kinds.put(Call.Kind.CONNECT_FAILED, Pattern.compile(ErrorWords.CONNECT));
        kinds.put(Call.Kind.RESET, Pattern.compile(ErrorWords.RESET));
        kinds.put(Call.Kind.RATE_LIMITED, Pattern.compile(ErrorWords.RATE));
        kinds.put(
                Call.Kind.TIMEOUT,
                Pattern.compile(
                        "(?i)timed.?out|\\btimeout\\b(?!\"? ?[=:] ?\"?\\d)|deadline.?exceeded|E(SOCKET)?TIMEDOUT"
                                + "|(Socket|Read|Connect|Connection|Request|Pool)Timeout|TimeoutE(xception|rror)"));
        kinds.put(Call.Kind.UNAUTHORIZED, Pattern.compile(ErrorWords.UNAUTHORIZED));
        kinds.put(
                Call.Kind.ANSWERED_ERROR,
                Pattern.compile(
                        "(?i)\\b50[0234]\\b|service unavailable|code = (Unavailable|Internal)|StatusCode\\.(UNAVAILABLE|INTERNAL)|bad gateway"
                                + "|internal server error"));
        return kinds;
    }

    /** How the dependency failed, or empty. */
    static Optional<Call.Kind> kind(String text) {
        if (!STEMS.in(text) || QUIET.matcher(text).find()) {
            return Optional.empty();
        }
        return KINDS.entrySet().stream()
                .filter(k -> k.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
