package dev.inquest.security;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a service without a token must refuse although it binds loopback only: a browser on the same machine reaches it as
 * well, and may be led by any page. A page of another site under a name that it makes resolve to this machine (DNS
 * rebinding) sends that name as host; one that merely posts here sends its own origin.
 */
final class BrowserGuard {

    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private BrowserGuard() {}

    /** Whether the request was meant for this machine by someone on it. */
    static boolean admits(HttpServerRequest request) {
        HostAndPort host = request.authority();
        return (host == null || isLoopback(host.host()))
                && (HARMLESS.contains(request.method()) || isOwn(request.getHeader("Origin"), host));
    }

    /** Programs other than browsers send no origin. */
    private static boolean isOwn(@Nullable String origin, @Nullable HostAndPort host) {
        if (origin == null) {
            return true;
        }
        try {
            URI page = URI.create(origin);
            return host != null
                    && page.getHost() != null
                    && page.getHost().equalsIgnoreCase(host.host())
                    && page.getPort() == host.port();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.toLowerCase(Locale.ROOT).endsWith(".localhost")
                || host.matches("127(\\.[0-9]{1,3}){3}")
                || host.equals("[::1]")
                || host.equals("::1");
    }
}
