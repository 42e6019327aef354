package dev.inquest.model.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.command.CommandCatalog;
import dev.inquest.model.Student;
import dev.inquest.model.Teacher;
import dev.inquest.model.llm.exchange.ModelExchanges;
import dev.inquest.model.llm.provider.RolesConfig;
import dev.inquest.model.llm.provider.RolesConfig.Provider;
import dev.inquest.storage.PostgresResource;
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

    @Inject
    Degradations degradations;

    @Test
    void withoutConfigurationBothRolesAreEmbedded() {
        assertThat(configured.student().provider()).isEqualTo(Provider.EMBEDDED);
        assertThat(configured.teacher().provider()).isEqualTo(Provider.EMBEDDED);
        assertThat(configured.student().timeout()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void onlyARoleThatAModelPlaysHasALine() {
        Roles roles = roles(Map.of(
                "inquest.judge.provider", "openai",
                "inquest.judge.base-url", "http://127.0.0.1:9/v1",
                "inquest.judge.model", "m2"));

        assertThat(roles.studentLine()).isEmpty();
        assertThat(roles.teacherLine()).isEmpty();
        assertThat(roles.judgeLine().orElseThrow().name()).isEqualTo("openai:m2");
        assertThat(roles.judgeLine().orElseThrow()).isSameAs(roles.judgeLine().orElseThrow());
    }

    private Roles roles(Map<String, String> configuration) {
        RolesConfig config = new SmallRyeConfigBuilder()
                .withMapping(RolesConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(configuration, "test", 100))
                .build()
                .getConfigMapping(RolesConfig.class);
        return new Roles(config, students, teachers, catalogs, exchanges, degradations);
    }
}
