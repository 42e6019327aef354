package dev.inquest.model.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inquest.command.CommandCatalog;
import dev.inquest.model.Student;
import dev.inquest.model.Teacher;
import dev.inquest.model.llm.exchange.ModelExchanges;
import dev.inquest.model.llm.provider.RolesConfig;
import dev.inquest.model.llm.provider.RolesConfig.Provider;
import dev.inquest.storage.PostgresResource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RolesTest {

    @Inject
    RolesConfig configured;

    @Inject
    Instance<Student> students;

    @Inject
    Instance<Teacher> teachers;

    @Inject
    Instance<CommandCatalog> catalogs;

    @Inject
    ModelExchanges exchanges;

    @Test
    void withoutConfigurationBothRolesAreEmbedded() {
        assertThat(configured.student().provider()).isEqualTo(Provider.EMBEDDED);
        assertThat(configured.teacher().provider()).isEqualTo(Provider.EMBEDDED);
        assertThat(configured.student().timeout()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aRoleThatCouldNeverBePlayedStopsTheStartWithAllProblems() {
        RolesConfig config = new SmallRyeConfigBuilder()
                .withMapping(RolesConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(
                        Map.of("inquest.student.provider", "openai", "inquest.teacher.provider", "openai"),
                        "test",
                        100))
                .build()
                .getConfigMapping(RolesConfig.class);
        Roles roles = new Roles(config, students, teachers, catalogs, exchanges);

        assertThatThrownBy(() -> roles.check(new StartupEvent()))
                .hasMessageContaining("inquest.student.base-url is needed")
                .hasMessageContaining("inquest.student.model is needed")
                .hasMessageContaining("inquest.teacher.base-url is needed");
    }
}
