package dev.inquest.runtime;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Links into the Temporal UI. */
@ApplicationScoped
public class TemporalLinks {

    private final TemporalConfig config;

    TemporalLinks(TemporalConfig config) {
        this.config = config;
    }

    /** The workflow's page, when a UI is configured. */
    public Optional<String> workflow(String workflowId) {
        return config.uiUrl()
                .map(url -> url.toString().replaceAll("/+$", "") + "/namespaces/" + encoded(config.namespace())
                        + "/workflows/" + encoded(workflowId));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
