package dev.inquest.command.describe;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Describes network policies: whom they select and what they let through. */
final class NetworkPolicyDescriber implements Describer {

    @Override
    public void describe(JsonNode policy, DescribePage page, RelatedObjects surroundings) {
        Common.labels(policy, page);
        page.section("Spec", () -> {
            page.line(
                    "PodSelector",
                    selector(at(policy, "spec", "podSelector"), "<none> (selects all pods in this namespace)"));
            List<String> types = texts(policy, "spec", "policyTypes").toList();
            side(policy, "ingress", "From", types.isEmpty() || types.contains("Ingress"), page);
            side(policy, "egress", "To", types.contains("Egress"), page);
            page.line("Policy Types", types.isEmpty() ? "Ingress" : String.join(", ", types));
        });
    }

    private static void side(JsonNode policy, String side, String word, boolean affected, DescribePage page) {
        if (!affected) {
            page.plain("Not affecting " + side + " traffic");
            return;
        }
        if (at(policy, "spec", side).isEmpty()) {
            page.line(
                    "Allowing " + side + " traffic",
                    "<none> (selected pods are isolated for " + side + " connectivity)");
            return;
        }
        page.section("Allowing " + side + " traffic", () -> each(policy, "spec", side)
                .forEach(rule -> {
                    page.line("To Port", ports(rule));
                    JsonNode peers = at(rule, word.toLowerCase(Locale.ROOT));
                    if (peers.isEmpty()) {
                        page.line(word, "<any> (traffic not restricted by source)");
                    }
                    peers.forEach(peer -> page.line(word, peer(peer)));
                    page.plain("----------");
                }));
    }

    private static String ports(JsonNode rule) {
        String ports = each(rule, "ports")
                .map(p -> or(text(p, "port"), "<any>") + "/" + or(text(p, "protocol"), "TCP"))
                .collect(Collectors.joining(", "));
        return or(ports, "<any> (traffic allowed to all ports)");
    }

    private static String peer(JsonNode peer) {
        if (peer.has("ipBlock")) {
            return "IPBlock CIDR " + text(peer, "ipBlock", "cidr") + " except "
                    + texts(peer, "ipBlock", "except").toList();
        }
        String namespaces = peer.has("namespaceSelector")
                ? "NamespaceSelector " + selector(at(peer, "namespaceSelector"), "<all>") + " "
                : "";
        String pods = peer.has("podSelector") ? "PodSelector " + selector(at(peer, "podSelector"), "<all>") : "";
        return (namespaces + pods).strip();
    }

    private static String selector(JsonNode selector, String empty) {
        String labels = map(selector, "matchLabels").entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(","));
        String expressions = each(selector, "matchExpressions")
                .map(e -> text(e, "key") + " " + text(e, "operator") + " "
                        + texts(e, "values").toList())
                .collect(Collectors.joining(","));
        return or((labels + " " + expressions).strip(), empty);
    }
}
