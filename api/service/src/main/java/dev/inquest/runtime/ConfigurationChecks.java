package dev.inquest.runtime;

import dev.inquest.activity.AnalyzerSettings;
import dev.inquest.model.llm.provider.RoleChecks;
import dev.inquest.security.AccessChecks;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Finds everything that is wrong with the configuration at once, before anything starts. */
final class ConfigurationChecks {

    private static final List<ConfigurationCheck> ALL =
            List.of(AccessChecks::problems, ProcessChecks::problems, RoleChecks::problems, AnalyzerSettings::problems);

    private final Config config;

    ConfigurationChecks(Config config) {
        this.config = config;
    }

    /** Returns one sentence for each problem, saying what to change; empty when all is well. */
    List<String> problems() {
        return ALL.stream()
                .flatMap(check -> check.problems(config).stream())
                .distinct()
                .toList();
    }
}
