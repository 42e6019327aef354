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
import java.util.Optional;
import java.util.stream.Collectors;

/** Describes a container of a pod or of a pod template. */
final class ContainerText {

    private static final List<String> HANDLERS = List.of("httpGet", "tcpSocket", "grpc", "exec");

    private ContainerText() {}

    static void write(JsonNode spec, Optional<JsonNode> status, DescribePage page) {
        page.plain(text(spec, "name") + ":");
        page.nested(() -> {
            page.line("Image", text(spec, "image")).optional("Image Pull Policy", text(spec, "imagePullPolicy"));
            status.ifPresent(s -> page.optional("Image ID", text(s, "imageID")));
            ports(spec, page);
            words(spec, "command", "Command", page);
            words(spec, "args", "Args", page);
            status.ifPresent(s -> state(s, page));
            resources(spec, page);
            for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
                if (spec.has(probe)) {
                    String name = Character.toUpperCase(probe.charAt(0)) + probe.substring(1, probe.indexOf("Probe"));
                    page.line(name, probe(at(spec, probe)));
                }
            }
            if (spec.has("envFrom")) {
                page.lines(
                        "Environment From",
                        each(spec, "envFrom").map(ContainerText::source).toList());
            }
            page.lines(
                    "Environment",
                    each(spec, "env").map(ContainerText::variable).toList());
            page.lines(
                    "Mounts",
                    each(spec, "volumeMounts").map(ContainerText::mount).toList());
            if (spec.has("securityContext")) {
                page.section("Security Context", () -> GenericDescriber.fields(at(spec, "securityContext"), page));
            }
            if (spec.has("lifecycle")) {
                page.section("Lifecycle", () -> GenericDescriber.fields(at(spec, "lifecycle"), page));
            }
        });
    }

    private static void ports(JsonNode spec, DescribePage page) {
        String ports = each(spec, "ports")
                .map(p -> text(p, "containerPort") + "/" + or(text(p, "protocol"), "TCP")
                        + (text(p, "name").isEmpty() ? "" : " (" + text(p, "name") + ")"))
                .collect(Collectors.joining(", "));
        page.line("Ports", or(ports, "<none>"));
        page.optional(
                "Host Ports",
                each(spec, "ports")
                        .map(p -> text(p, "hostPort"))
                        .filter(p -> !p.isEmpty() && !p.equals("0"))
                        .collect(Collectors.joining(", ")));
    }

    private static void words(JsonNode spec, String field, String heading, DescribePage page) {
        if (!at(spec, field).isEmpty()) {
            page.section(heading, () -> texts(spec, field).forEach(page::plain));
        }
    }

    private static void state(JsonNode status, DescribePage page) {
        one("State", at(status, "state"), page);
        if (!at(status, "lastState").isEmpty()) {
            one("Last State", at(status, "lastState"), page);
        }
        page.line("Ready", status.path("ready").asBoolean() ? "True" : "False")
                .line("Restart Count", or(text(status, "restartCount"), "0"));
    }

    private static void one(String key, JsonNode state, DescribePage page) {
        for (String name : List.of("waiting", "running", "terminated")) {
            JsonNode detail = at(state, name);
            if (detail.isObject()) {
                page.line(key, Character.toUpperCase(name.charAt(0)) + name.substring(1));
                page.nested(() -> page.optional("Reason", text(detail, "reason"))
                        .optional("Message", text(detail, "message"))
                        .optional("Exit Code", text(detail, "exitCode"))
                        .optional("Signal", text(detail, "signal").equals("0") ? "" : text(detail, "signal"))
                        .optional("Started", text(detail, "startedAt"))
                        .optional("Finished", text(detail, "finishedAt")));
            }
        }
    }

    private static void resources(JsonNode spec, DescribePage page) {
        for (String side : List.of("limits", "requests")) {
            if (!at(spec, "resources", side).isEmpty()) {
                page.section(
                        Character.toUpperCase(side.charAt(0)) + side.substring(1),
                        () -> map(spec, "resources", side).forEach(page::line));
            }
        }
    }

    private static String probe(JsonNode probe) {
        return HANDLERS.stream()
                        .filter(probe::has)
                        .map(h -> handler(h, at(probe, h)))
                        .collect(Collectors.joining())
                + " delay=" + or(text(probe, "initialDelaySeconds"), "0") + "s"
                + " timeout=" + or(text(probe, "timeoutSeconds"), "1") + "s"
                + " period=" + or(text(probe, "periodSeconds"), "10") + "s"
                + " #success=" + or(text(probe, "successThreshold"), "1")
                + " #failure=" + or(text(probe, "failureThreshold"), "3");
    }

    private static String handler(String name, JsonNode handler) {
        return switch (name) {
            case "httpGet" ->
                "http-get " + or(text(handler, "scheme"), "HTTP").toLowerCase(Locale.ROOT) + "://"
                        + text(handler, "host") + ":" + text(handler, "port") + text(handler, "path");
            case "tcpSocket" -> "tcp-socket " + text(handler, "host") + ":" + text(handler, "port");
            case "grpc" -> "grpc <pod>:" + text(handler, "port") + " " + text(handler, "service");
            default -> "exec " + texts(handler, "command").toList();
        };
    }

    private static String source(JsonNode from) {
        String optional = (at(from, "configMapRef", "optional").asBoolean()
                        || at(from, "secretRef", "optional").asBoolean())
                ? "true"
                : "false";
        return from.has("secretRef")
                ? text(from, "secretRef", "name") + " Secret Optional: " + optional
                : text(from, "configMapRef", "name") + " ConfigMap Optional: " + optional;
    }

    private static String variable(JsonNode variable) {
        JsonNode from = at(variable, "valueFrom");
        String value = text(variable, "value");
        if (from.has("secretKeyRef")) {
            value = "<set to the key '" + text(from, "secretKeyRef", "key") + "' in secret '"
                    + text(from, "secretKeyRef", "name") + "'> Optional: "
                    + at(from, "secretKeyRef", "optional").asBoolean();
        } else if (from.has("configMapKeyRef")) {
            value = "<set to the key '" + text(from, "configMapKeyRef", "key") + "' of config map '"
                    + text(from, "configMapKeyRef", "name") + "'> Optional: "
                    + at(from, "configMapKeyRef", "optional").asBoolean();
        } else if (from.has("fieldRef")) {
            value = "(" + text(from, "fieldRef", "fieldPath") + ")";
        } else if (from.has("resourceFieldRef")) {
            value = text(from, "resourceFieldRef", "resource");
        }
        return text(variable, "name") + ": " + value;
    }

    private static String mount(JsonNode mount) {
        String path = text(mount, "subPath");
        return text(mount, "mountPath") + " from " + text(mount, "name") + " ("
                + (mount.path("readOnly").asBoolean() ? "ro" : "rw")
                + (path.isEmpty() ? "" : ",path=\"" + path + "\"") + ")";
    }
}
