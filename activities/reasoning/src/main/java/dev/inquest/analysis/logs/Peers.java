package dev.inquest.analysis.logs;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The peer that a log line names: a Service by name or address, else a host outside. */
final class Peers {

    private static final Pattern WORD = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?");

    /** Where programs write addresses: after a scheme, before a port, after the words that resolvers and dialers use. */
    private static final Pattern ADDRESSED = Pattern.compile(
            "(?:://(?:[^@/\\s\"']{1,120}@)?|lookup |dial tcp |host(?:name)?[=:] ?\"?|getaddrinfo (?:ENOTFOUND|EAI_AGAIN) "
                    + "|UnknownHost(?:Exception)?: |@tcp\\(|(?:resolve|resolving|translate)(?: host)?(?: name)?:? [\"']?|server host [\"']|lb://)"
                    + "([a-z0-9][a-z0-9.-]{1,251})|(?<![\\w.@/-])([a-z0-9][a-z0-9.-]{1,251}):\\d{2,5}(?!\\d|:)");

    private static final Pattern DISTINCTIVE =
            Pattern.compile(".*(-|service|svc|db|sql|redis|mongo|kafka|rabbit|server).*");

    private final Map<String, Entity> services = new HashMap<>();
    private final List<Entity> databases = new ArrayList<>();
    private final Set<String> namespaces = new HashSet<>();

    Peers(EvidenceIndex seen) {
        Workloads workloads = new Workloads(seen);
        seen.entities("Pod").stream().map(workloads::of).distinct().sorted().forEach(databases::add);
        seen.entities("Namespace").forEach(n -> namespaces.add(n.name()));
        Calls.hops(seen).stream()
                .map(c -> c.target().namespace())
                .filter(Objects::nonNull)
                .forEach(namespaces::add);
        for (ServiceView service : ServiceView.all(seen)) {
            String name = service.entity().name();
            String namespace = service.entity().namespace();
            services.putIfAbsent(namespace + " " + name, service.entity());
            if (!service.clusterIp().isEmpty() && !service.clusterIp().equals("None")) {
                services.putIfAbsent(service.clusterIp(), service.entity());
            }
            service.addresses().orElse(List.of()).stream()
                    .map(a -> a.contains(":") ? a.substring(0, a.indexOf(':')) : a)
                    .forEach(ip -> services.putIfAbsent(ip, service.entity()));
        }
        for (String kind : Workloads.KINDS) {
            for (Entity workload : seen.entities(kind)) {
                services.putIfAbsent(
                        workload.namespace() + " " + workload.name(),
                        new Entity(workload.namespace(), "Service", workload.name()));
            }
        }
    }

    /**
     * The peer the message names that is not the caller itself: where it writes an address, else by a word that can hardly
     * mean anything but the Service; a host outside where an address leads to no Service.
     */
    Optional<Entity> in(String message, Entity caller) {
        List<String> hosts = new ArrayList<>();
        Matcher addressed = ADDRESSED.matcher(message);
        while (addressed.find() && hosts.size() < 20) {
            hosts.add(addressed.group(1) != null ? addressed.group(1) : addressed.group(2));
        }
        return hosts.stream()
                .flatMap(h -> service(trimmed(h), caller).stream())
                .findFirst()
                .or(() -> word(message, caller))
                .or(() -> hosts.stream()
                        .map(Peers::trimmed)
                        .filter(h -> isOutside(h, caller))
                        .findFirst()
                        .map(h -> Entity.clusterScoped("Host", h)));
    }

    /** The Service that a request names as its host, which needs no signs of being an address. */
    Optional<Entity> at(String host, Entity caller) {
        return service(trimmed(host), caller);
    }

    /** Whom the host means that a client asked for: a name without a dot is a Service of the caller's own namespace. */
    Optional<Entity> asked(String host, Entity caller) {
        return at(host, caller)
                .or(() -> !host.isEmpty() && !host.contains(".") && caller.namespace() != null
                        ? Optional.of(new Entity(caller.namespace(), "Service", host))
                        : Optional.empty());
    }

    private Optional<Entity> word(String message, Entity caller) {
        Matcher words = WORD.matcher(message);
        while (words.find()) {
            if (DISTINCTIVE.matcher(words.group()).matches()) {
                Optional<Entity> service = service(words.group(), caller);
                if (service.isPresent()) {
                    return service;
                }
            }
        }
        return Optional.empty();
    }

    private static String trimmed(String host) {
        return host.endsWith(".") || host.endsWith("-") ? host.substring(0, host.length() - 1) : host;
    }

    /** Numbers are addresses of nobody that was seen; source files and the caller itself are no hosts either. */
    private static boolean isOutside(String host, Entity caller) {
        return host.matches(".*[a-z].*")
                && !host.equals("localhost")
                && !host.equals(caller.name())
                && !host.matches(".*\\.(java|go|py|js|ts|cs|rb|kt|scala|cc|cpp|c|h|php)");
    }

    /**
     * The database that a message without a name speaks of: one whose name says its kind, the one whose name is most like
     * the caller's; an unnamed one when none is known.
     */
    Optional<Entity> database(String message, Entity caller) {
        Pattern named = Databases.names(message);
        return databases.stream()
                .filter(d -> Objects.equals(d.namespace(), caller.namespace())
                        && !d.equals(caller)
                        && named.matcher(d.name()).find())
                .max(Comparator.comparingInt((Entity d) -> common(d.name(), caller.name()))
                        .thenComparing(Comparator.reverseOrder()))
                .or(() -> Optional.of(new Entity(caller.namespace(), "Host", "database")));
    }

    private static int common(String a, String b) {
        int i = 0;
        while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }

    private Optional<Entity> service(String word, Entity caller) {
        String[] labels = word.split("\\.");
        if (labels[0].equals(caller.name()) && labels.length < 3) {
            return Optional.empty();
        }
        Entity inOwn = services.get(caller.namespace() + " " + labels[0]);
        if (labels.length == 1) {
            return Optional.ofNullable(inOwn);
        }
        Entity byIp = services.get(word);
        if (byIp != null) {
            return byIp.name().equals(caller.name()) ? Optional.empty() : Optional.of(byIp);
        }
        boolean full = labels.length >= 3 && labels[2].equals("svc");
        if (!full && labels.length != 2) {
            return Optional.empty();
        }
        Entity known = services.get(labels[1] + " " + labels[0]);
        return known != null || !(full || namespaces.contains(labels[1]))
                ? Optional.ofNullable(known)
                : Optional.of(new Entity(labels[1], "Service", labels[0]));
    }
}
