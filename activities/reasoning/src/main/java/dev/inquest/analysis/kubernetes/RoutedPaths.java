package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Routes whose path is named after one Service and that send to another with which the path has nothing in common: of
 * ingresses, HTTP routes, and gateways configured in a ConfigMap (Spring Cloud Gateway's {@code uri} and {@code Path=}).
 */
public final class RoutedPaths implements Analyzer {

    private static final Pattern URI = Pattern.compile("^\\s*(?:- )?uri:\\s*[\"']?(?:lb|https?)://([a-z0-9.-]{1,253})");
    private static final Pattern PATH = Pattern.compile("Path=(/[^\\s,\"']{1,200})");
    private static final int LARGEST = 1_000_000;
    private static final int NEAR = 12;

    private static final EvidenceIndex.View<Map<String, Entity>> BY_CORE = EvidenceIndex.view(seen -> {
        Map<String, Entity> names = new HashMap<>();
        seen.entities("Service").forEach(s -> names.put(core(s.name()) + "@" + s.namespace(), s));
        return names;
    });

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (Cited<WholeObject> ingress : seen.objects("Ingress")) {
            for (JsonNode rule : Fields.list(ingress.what().object(), "spec", "rules")) {
                Fields.list(rule, "http", "paths")
                        .forEach(p -> judge(
                                seen,
                                ingress,
                                Fields.text(p, "path"),
                                Fields.text(p, "backend", "service", "name"),
                                found));
            }
        }
        for (Cited<WholeObject> route : seen.objects("HTTPRoute")) {
            for (JsonNode rule : Fields.list(route.what().object(), "spec", "rules")) {
                List<JsonNode> backends = Fields.list(rule, "backendRefs");
                for (JsonNode match : Fields.list(rule, "matches")) {
                    if (backends.size() == 1) {
                        judge(
                                seen,
                                route,
                                Fields.text(match, "path", "value"),
                                Fields.text(backends.get(0), "name"),
                                found);
                    }
                }
            }
        }
        for (Cited<WholeObject> map : seen.objects("ConfigMap")) {
            map.what()
                    .object()
                    .path("data")
                    .properties()
                    .forEach(e -> gateway(seen, map, e.getValue().asText(), found));
        }
        return found;
    }

    /** A route's path stands within a few lines after its address. */
    private static void gateway(EvidenceIndex seen, Cited<WholeObject> map, String text, List<Finding> found) {
        if (!text.contains("Path=") || text.length() > LARGEST) {
            return;
        }
        String host = "";
        int since = 0;
        for (String line : text.split("\n")) {
            Matcher uri = URI.matcher(line);
            Matcher path = PATH.matcher(line);
            since++;
            if (uri.find()) {
                host = uri.group(1).split("\\.", 2)[0];
                since = 0;
            } else if (path.find() && since <= NEAR) {
                judge(seen, map, path.group(1), host, found);
            }
        }
    }

    private static void judge(
            EvidenceIndex seen, Cited<WholeObject> route, String path, String backend, List<Finding> found) {
        Entity entity = route.what().entity();
        String to = core(backend);
        if (backend.isEmpty() || core(path).contains(to)) {
            return;
        }
        for (String segment : path.split("/")) {
            Entity named =
                    segment.length() < 4 ? null : seen.get(BY_CORE).get(core(segment) + "@" + entity.namespace());
            if (named != null) {
                found.add(Findings.warning(
                        "route.names-other-service",
                        entity,
                        entity.kind() + " " + entity.name() + " sends " + path + " to " + backend
                                + ", though there is a Service " + named.name() + ".",
                        List.of(route.evidence())));
                return;
            }
        }
    }

    /** What is left of a name without marks and without saying that it is a service. */
    private static String core(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "").replaceFirst("(service|svc|server)$", "");
    }
}
