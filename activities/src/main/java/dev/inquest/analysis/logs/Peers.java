package dev.inquest.analysis.logs;

import dev.inquest.analysis.Seen;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The peer that a log line names: a Service by name or address, else a host outside. */
final class Peers {

    private static final Pattern WORD = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Pattern URL_HOST = Pattern.compile("(?:://|lookup |host[=:] ?\"?)([a-z0-9][a-z0-9.-]{2,251})");

    private final Map<String, Entity> services = new HashMap<>();
    private final List<Entity> databases = new ArrayList<>();

    Peers(Seen seen) {
        Workloads workloads = new Workloads(seen);
        seen.entities("Pod").stream().map(workloads::of).distinct().sorted().forEach(databases::add);
        for (ServiceView service : ServiceView.all(seen)) {
            String name = service.entity().name();
            String namespace = service.entity().namespace();
            services.putIfAbsent(namespace + " " + name, service.entity());
            if (!service.clusterIp().isEmpty()) {
                services.putIfAbsent(service.clusterIp(), service.entity());
            }
        }
        for (String kind : Workloads.KINDS) {
            for (Entity workload : seen.entities(kind)) {
                services.putIfAbsent(
                        workload.namespace() + " " + workload.name(),
                        new Entity(workload.namespace(), "Service", workload.name()));
            }
        }
    }

    /** The first peer the line names that is not the caller itself. */
    Optional<Entity> in(String line, Entity caller) {
        Matcher words = WORD.matcher(line);
        while (words.find()) {
            Optional<Entity> service = service(words.group(), caller);
            if (service.isPresent()) {
                return service;
            }
        }
        Matcher host = URL_HOST.matcher(line);
        return host.find() && host.group(1).matches(".*[a-z].*")
                ? Optional.of(Entity.clusterScoped("Host", host.group(1)))
                : Optional.empty();
    }

    /**
     * The database that a line without a name speaks of: one whose name says its kind, the one whose name is most like the
     * caller's; an unnamed one when none is known.
     */
    Optional<Entity> database(String line, Entity caller) {
        String kind =
                line.toLowerCase(Locale.ROOT).contains("postgres") ? "postgres|pgsql" : "mysql|mariadb|postgres|sql|db";
        Pattern named = Pattern.compile(kind);
        return databases.stream()
                .filter(d -> Objects.equals(d.namespace(), caller.namespace())
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
        return Optional.ofNullable(full || labels.length == 2 ? services.get(labels[1] + " " + labels[0]) : null);
    }
}
