package dev.inquest.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Checks who can reach the service, and the token that protects it. */
public final class AccessChecks {

    private static final String HOST = "quarkus.http.host";
    private static final String TOKEN = "inquest.api.token";
    private static final int MIN_TOKEN = 16;

    private AccessChecks() {}

    /** Returns one sentence for each problem, saying what to change; empty when all is well. */
    public static List<String> problems(Config config) {
        List<String> problems = new ArrayList<>();
        String host = text(config, HOST).orElse("127.0.0.1");
        Optional<String> token = text(config, TOKEN);
        if (token.isEmpty() && !loopback(host)) {
            problems.add(HOST + " is " + host + ", which others can reach, and there is no authentication: set " + TOKEN
                    + " (INQUEST_API_TOKEN), or bind 127.0.0.1");
        }
        token.filter(t -> t.length() < MIN_TOKEN)
                .ifPresent(t -> problems.add(
                        TOKEN + " has " + t.length() + " characters: use at least " + MIN_TOKEN + " random ones"));
        return problems;
    }

    private static Optional<String> text(Config config, String key) {
        return config.getOptionalValue(key, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
