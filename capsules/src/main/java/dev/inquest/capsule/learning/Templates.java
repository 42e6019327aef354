package dev.inquest.capsule.learning;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a command of one incident general: no object or namespace of that incident alone may remain in it. */
final class Templates {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z][a-z0-9-]*}");
    private static final Pattern NAMESPACE = Pattern.compile("(?:^|\\s)(?:-n|--namespace)(?:\\s+|=)(\\S+)");
    /** Namespaces that every cluster, or every cluster with a mesh, has. */
    private static final Set<String> EVERYWHERE = Set.of("default", "kube-system", "istio-system");

    private Templates() {}

    /**
     * The template, generalised where an object is named that has no role: a list of its kind shows it too. Empty when
     * that cannot be done, as for the logs of a pod that nothing else names.
     */
    static Optional<String> general(String template) {
        Matcher namespace = NAMESPACE.matcher(template);
        while (namespace.find()) {
            if (!general(namespace.group(1), EVERYWHERE)) {
                return Optional.empty();
            }
        }
        Look look = Look.of(template);
        List<String> own =
                look.named().stream().filter(name -> !general(name, Set.of())).toList();
        if (own.isEmpty() || !look.tool().equals("kubectl")) {
            return Optional.of(template);
        }
        return look.verb().equals("get") ? withoutNames(template, own) : Optional.empty();
    }

    private static Optional<String> withoutNames(String template, List<String> own) {
        String general = template;
        for (String name : own) {
            general = general.replaceFirst("(?:/|\\s+)" + Pattern.quote(name) + "(?=\\s|$)", "");
        }
        return Optional.of(general);
    }

    private static boolean general(String name, Set<String> known) {
        return PLACEHOLDER.matcher(name).find() || known.contains(name);
    }
}
