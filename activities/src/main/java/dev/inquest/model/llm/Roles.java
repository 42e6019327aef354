package dev.inquest.model.llm;

import dev.inquest.command.CommandCatalog;
import dev.inquest.incident.Role;
import dev.inquest.model.Student;
import dev.inquest.model.Teacher;
import dev.inquest.model.llm.exchange.Line;
import dev.inquest.model.llm.exchange.ModelExchanges;
import dev.inquest.model.llm.provider.RoleChecks;
import dev.inquest.model.llm.provider.RolesConfig;
import dev.inquest.model.llm.provider.RolesConfig.Provider;
import dev.inquest.model.llm.provider.RolesConfig.RoleConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Who plays student and teacher, as configured. The embedded ones are the only beans of their types; a model behind a
 * server is no bean, so that nothing reaches it but through here.
 */
@ApplicationScoped
public class Roles {

    private final RolesConfig config;
    private final Instance<Student> embeddedStudent;
    private final Instance<Teacher> embeddedTeacher;
    private final Instance<CommandCatalog> catalog;
    private final ModelExchanges exchanges;
    private @Nullable Student student;
    private @Nullable Teacher teacher;

    @Inject
    Roles(
            RolesConfig config,
            Instance<Student> embeddedStudent,
            Instance<Teacher> embeddedTeacher,
            Instance<CommandCatalog> catalog,
            ModelExchanges exchanges) {
        this.config = config;
        this.embeddedStudent = embeddedStudent;
        this.embeddedTeacher = embeddedTeacher;
        this.catalog = catalog;
        this.exchanges = exchanges;
    }

    /** Refuses to start with a role that could never be played; names all problems at once. */
    void check(@Observes StartupEvent event) {
        RoleChecks.require(config);
    }

    /** The one who investigates. */
    public synchronized Student student() {
        if (student == null) {
            RoleConfig played = config.student();
            student = played.provider() == Provider.EMBEDDED
                    ? embeddedStudent.get()
                    : new LlmStudent(Line.to(Role.STUDENT, played, exchanges), catalog.get());
        }
        return student;
    }

    /** The one who corrects. */
    public synchronized Teacher teacher() {
        if (teacher == null) {
            RoleConfig played = config.teacher();
            teacher = played.provider() == Provider.EMBEDDED
                    ? embeddedTeacher.get()
                    : new LlmTeacher(Line.to(Role.TEACHER, played, exchanges), catalog.get());
        }
        return teacher;
    }
}
