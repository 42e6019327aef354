package dev.inquest.analysis.logs;

import dev.inquest.analysis.Seen;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The peer that a log line names: a Service by name or address, else a host outside. */
final class Peers {

    private static final Pattern WORD = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Pattern URL_HOST = Pattern.compile("(?:://|lookup |host[=:] ?\"?)([a-z0-9][a-z0-9.-]{2,251})");

    private final Map<String, Entity> services = new HashMap<>();

    Peers(Seen seen) {
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
