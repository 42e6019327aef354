package dev.inquest.mesh;

import dev.inquest.incident.Entity;
import dev.inquest.incident.Severity;

/**
 * A message of the analysis.
 *
 * @param code istioctl's code, or one of ours that begins with {@code INQ-}
 * @param name its name, as in {@code ReferencedResourceNotFound}
 * @param severity how grave
 * @param entity what it is about
 * @param text what is wrong
 */
public record MeshMessage(String code, String name, Severity severity, Entity entity, String text) {

    /** The line as istioctl prints it. */
    public String line() {
        String level =
                switch (severity) {
                    case ERROR -> "Error";
                    case WARNING -> "Warning";
                    case INFO -> "Info";
                };
        String where = entity.name() + (entity.namespace() == null ? "" : "." + entity.namespace());
        return level + " [" + code + "] (" + entity.kind() + " " + where + ") " + text;
    }
}
