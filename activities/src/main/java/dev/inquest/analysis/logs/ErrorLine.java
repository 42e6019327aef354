package dev.inquest.analysis.logs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a line of an application's log says of a dependency, in the words that common clients and databases use. */
final class ErrorLine {

    private static final Map<Call.Kind, Pattern> KINDS = kinds();
    private static final Pattern QUIET = Pattern.compile("(?i)^[^a-z]{0,60}\\b(debug|trace)\\b");

    private ErrorLine() {}

    private static Map<Call.Kind, Pattern> kinds() {
        Map<Call.Kind, Pattern> kinds = new LinkedHashMap<>();
        kinds.put(
                Call.Kind.ACCESS_REFUSED,
                Pattern.compile("(?i)access denied for user|password authentication failed|authentication failed"
                        + "|NOAUTH|WRONGPASS|ORA-01017|login failed for user|invalid username-password"));
        kinds.put(
                Call.Kind.READ_ONLY,
                Pattern.compile("(?i)--(super-)?read-only|read-only (option|mode|transaction|file system|replica)"
                        + "|READONLY You can't write|connection is read-only"));
        kinds.put(
                Call.Kind.CONNECTIONS_EXHAUSTED,
                Pattern.compile("(?i)too many connections|remaining connection slots|max number of clients reached"));
        kinds.put(Call.Kind.DENIED, Pattern.compile("RBAC: access denied"));
        kinds.put(
                Call.Kind.NAME_UNKNOWN,
                Pattern.compile("(?i)no such host|UnknownHostException|name or service not known|ENOTFOUND|EAI_AGAIN"
                        + "|failure in name resolution|could not resolve|server misbehaving|nodename nor servname"
                        + "|name resolution failed|DNS resolution failed"));
        kinds.put(
                Call.Kind.TLS,
                Pattern.compile(
                        "(?i)x509:|tls handshake|SSLHandshake|certificate (verify|has expired)|TLS_error|wrong version number"));
        kinds.put(Call.Kind.NO_HEALTHY_UPSTREAM, Pattern.compile("(?i)no healthy upstream"));
        kinds.put(Call.Kind.REFUSED, Pattern.compile("(?i)connection refused|ECONNREFUSED|actively refused"));
        kinds.put(
                Call.Kind.RESET,
                Pattern.compile(
                        "(?i)connection reset|ECONNRESET|connection termination|broken pipe|premature(ly)? (close|EOF)"));
        kinds.put(
                Call.Kind.TIMEOUT,
                Pattern.compile("(?i)timed out|\\btimeout\\b|deadline.?exceeded|ETIMEDOUT|SocketTimeout"));
        kinds.put(Call.Kind.RATE_LIMITED, Pattern.compile("(?i)\\b429\\b|rate.?limit|too many requests"));
        kinds.put(
                Call.Kind.ANSWERED_ERROR,
                Pattern.compile(
                        "(?i)\\b50[0234]\\b|service unavailable|code = Unavailable|StatusCode\\.UNAVAILABLE|bad gateway"));
        return kinds;
    }

    /** How the dependency failed, or empty. */
    static Optional<Call.Kind> kind(String line) {
        if (QUIET.matcher(line).find()) {
            return Optional.empty();
        }
        return KINDS.entrySet().stream()
                .filter(k -> k.getValue().matcher(line).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
