package dev.inquest.capsule.learning;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a command of one incident general: no object, label or namespace of that incident alone may remain in it. */
final class Templates {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z][a-z0-9-]*}");
    private static final Pattern NAMESPACE = Pattern.compile("(?:^|\\s)(?:-n|--namespace)(?:\\s+|=)(\\S+)");
    private static final Pattern SELECTION = Pattern.compile("\\s+(?:-l|--selector|-c|--container)(?:\\s+|=)(\\S+)");
    /** Namespaces and containers that every cluster, or every cluster with a mesh, has. */
    private static final Set<String> EVERYWHERE =
            Set.of("default", "kube-system", "istio-system", "istio-proxy", "istio-init");

    private Templates() {}

    /**
     * The template, generalised where an object is named that has no role: a list of its kind shows it too. Empty when
     * that cannot be done, as for the logs of a pod that nothing else names.
     */
    static Optional<String> general(String template) {
        if (!namespacesAreGeneral(template)) {
            return Optional.empty();
        }
        LearnedLook look = LearnedLook.of(template);
        List<String> own =
                look.named().stream().filter(name -> !isGeneral(name)).toList();
        boolean widened = SELECTION.matcher(template).results().anyMatch(m -> !isGeneral(m.group(1)));
        if (own.isEmpty() && !widened) {
            return Optional.of(template);
        }
        return switch (look.tool()) {
            case "kubectl" -> look.verb().equals("get") ? Optional.of(listed(template, own)) : Optional.empty();
            case "istioctl" -> look.verb().startsWith("proxy-config") ? Optional.empty() : Optional.of(template);
            default -> Optional.of(template);
        };
    }

    private static boolean namespacesAreGeneral(String template) {
        return NAMESPACE.matcher(template).results().allMatch(m -> isGeneral(m.group(1)));
    }

    private static String listed(String template, List<String> own) {
        String listed = SELECTION.matcher(template).replaceAll(Templates::withoutOwn);
        for (String name : own) {
            listed = listed.replaceFirst("(?:/|\\s+)" + Pattern.quote(name) + "(?=\\s|$)", "");
        }
        return listed;
    }

    private static String withoutOwn(MatchResult selection) {
        return isGeneral(selection.group(1)) ? Matcher.quoteReplacement(selection.group()) : "";
    }

    private static boolean isGeneral(String name) {
        return PLACEHOLDER.matcher(name).find() || EVERYWHERE.contains(name);
    }
}
