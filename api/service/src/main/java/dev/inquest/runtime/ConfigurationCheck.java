package dev.inquest.runtime;

import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Checks the configuration of one feature. Each stands beside its feature; {@link ConfigurationChecks} lists them. */
@FunctionalInterface
interface ConfigurationCheck {

    /** Returns one sentence for each problem, saying what to change; empty when all is well. */
    List<String> problems(Config config);
}
