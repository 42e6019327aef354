package dev.inquest.runtime;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links into the Temporal UI. */
@ApplicationScoped
public class TemporalLinks {

    private final TemporalConfig config;

    TemporalLinks(TemporalConfig config) {
        this.config = config;
    }

    /** The page of the workflow's run, or of its latest run when none is given; empty when no UI is configured. */
    public Optional<String> workflow(String workflowId, @Nullable String runId) {
        return config.uiUrl()
                .map(url -> url.toString().replaceAll("/+$", "") + "/namespaces/" + encoded(config.namespace())
                        + "/workflows/" + encoded(workflowId)
                        + (runId == null ? "" : "/" + encoded(runId) + "/timeline"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
