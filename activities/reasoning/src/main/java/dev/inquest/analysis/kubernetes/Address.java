package dev.inquest.analysis.kubernetes;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.incident.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address in a setting.
 *
 * @param host the host as written
 * @param port the port, 0 where none is written
 */
record Address(String host, int port) {

    private static final String HOST = "[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9-]{1,63}){0,5}";
    private static final Pattern AUTHORITY = Pattern.compile("(" + HOST + ")(?::(\\d{2,5}))?");
    private static final Pattern URL =
            Pattern.compile("^(?:[a-z][a-z0-9+.-]{1,20}:){1,3}//(?:[^@/\\s]{1,200}@)?([^/?;\\s]{1,500})");
    private static final Pattern GO_DSN = Pattern.compile("@(?:tcp)?\\(([^)]{3,300})\\)");
    private static final Pattern LISTED =
            Pattern.compile("[a-z0-9.-]{1,253}:\\d{2,5}(,[a-z0-9.-]{1,253}:\\d{2,5})*(/.{0,200})?");
    private static final Pattern MEANS_HOST =
            Pattern.compile("(?i).*(HOST(NAME)?|ADDR(ESS)?|SERVERS?|BROKERS?|ENDPOINT|NODES?|URL|URI|SERVICE)$");
    private static final Set<String> OWN = Set.of("localhost", "true", "false", "none", "null");

    /** The service named in the first label. */
    String label() {
        int dot = host.indexOf('.');
        return dot < 0 ? host : host.substring(0, dot);
    }

    /** The addresses that the setting holds: a URL's, a list's, or a bare host where the variable means one. */
    static List<Address> of(Environment.Setting setting, List<Environment.Setting> all) {
        String value = setting.value().strip();
        Matcher url = URL.matcher(value);
        if (url.find()) {
            return listed(url.group(1), 0);
        }
        Matcher dsn = GO_DSN.matcher(value);
        if (dsn.find()) {
            return listed(dsn.group(1), 0);
        }
        if (LISTED.matcher(value).matches()) {
            return listed(value.contains("/") ? value.substring(0, value.indexOf('/')) : value, 0);
        }
        return MEANS_HOST.matcher(setting.variable()).matches() ? listed(value, portBeside(setting, all)) : List.of();
    }

    /** As in {@code DB_HOST} and {@code DB_PORT}. */
    private static int portBeside(Environment.Setting setting, List<Environment.Setting> all) {
        String sibling = setting.variable().replaceFirst("(?i)(HOST(NAME)?|ADDR(ESS)?|SERVER)$", "");
        return all.stream()
                .filter(s -> !sibling.isEmpty()
                        && s.variable().equalsIgnoreCase(sibling + "PORT")
                        && s.value().matches("\\d{2,5}"))
                .map(s -> Integer.parseInt(s.value()))
                .findFirst()
                .orElse(0);
    }

    private static List<Address> listed(String authorities, int port) {
        List<Address> addresses = new ArrayList<>();
        for (String authority : authorities.split(",")) {
            Matcher shape = AUTHORITY.matcher(authority.strip());
            if (shape.matches() && !OWN.contains(shape.group(1))) {
                addresses.add(
                        new Address(shape.group(1), shape.group(2) == null ? port : Integer.parseInt(shape.group(2))));
            }
        }
        return addresses;
    }

    /**
     * The Service that the host means to a pod of the namespace; empty for a name outside the cluster. Two labels mean a
     * namespace only where one of that name is known.
     */
    Optional<Entity> service(EvidenceIndex seen, @Nullable String namespace) {
        String[] labels = host.split("\\.");
        if (labels.length == 1) {
            return Optional.of(new Entity(namespace, "Service", labels[0]));
        }
        boolean full = labels.length >= 3 && labels[2].equals("svc");
        Entity there = new Entity(labels[1], "Service", labels[0]);
        boolean known = labels.length == 2
                && (labels[1].equals(namespace)
                        || seen.knows(there)
                        || seen.knows(Entity.clusterScoped("Namespace", labels[1])));
        return full || known ? Optional.of(there) : Optional.empty();
    }
}
