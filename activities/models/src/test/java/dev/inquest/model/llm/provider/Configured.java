package dev.inquest.model.llm.provider;

import dev.inquest.model.llm.provider.RolesConfig.RoleConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Configuration as an operator would write it. */
final class Configured {

    private Configured() {}

    /** The student with these keys, given without their prefix. */
    static RoleConfig student(Map<String, String> keys) {
        return roles(keys.entrySet().stream()
                        .collect(Collectors.toMap(key -> "inquest.student." + key.getKey(), Map.Entry::getValue)))
                .student();
    }

    /** All roles, with keys in full. */
    static RolesConfig roles(Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .withMapping(RolesConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .build()
                .getConfigMapping(RolesConfig.class);
    }
}
