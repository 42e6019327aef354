package dev.inquest.model.llm;

import dev.inquest.command.CommandCatalog;
import dev.inquest.incident.Role;
import dev.inquest.model.Student;
import dev.inquest.model.Teacher;
import dev.inquest.model.llm.exchange.ModelExchanges;
import dev.inquest.model.llm.exchange.RoleModel;
import dev.inquest.model.llm.provider.RolesConfig;
import dev.inquest.model.llm.provider.RolesConfig.Provider;
import dev.inquest.model.llm.provider.RolesConfig.RoleConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who plays student, teacher and judge, as configured. The embedded ones are the only beans of their types; a model behind a
 * server is no bean, so that nothing reaches it but through here.
 */
@ApplicationScoped
public class Roles {

    private final RolesConfig config;
    private final Instance<Student> embeddedStudent;
    private final Instance<Teacher> embeddedTeacher;
    private final Instance<CommandCatalog> catalog;
    private final ModelExchanges exchanges;
    private final Degradations degradations;
    private final Map<Role, RoleModel> lines = new EnumMap<>(Role.class);
    private @Nullable Student student;
    private @Nullable Teacher teacher;

    @Inject
    Roles(
            RolesConfig config,
            Instance<Student> embeddedStudent,
            Instance<Teacher> embeddedTeacher,
            Instance<CommandCatalog> catalog,
            ModelExchanges exchanges,
            Degradations degradations) {
        this.config = config;
        this.embeddedStudent = embeddedStudent;
        this.embeddedTeacher = embeddedTeacher;
        this.catalog = catalog;
        this.exchanges = exchanges;
        this.degradations = degradations;
    }

    /** The one who investigates. */
    public synchronized Student student() {
        if (student == null) {
            student = studentLine()
                    .<Student>map(line -> new DegradingStudent(
                            line, new LlmStudent(line, catalog.get()), embeddedStudent.get(), degradations))
                    .orElseGet(embeddedStudent::get);
        }
        return student;
    }

    /** The one who corrects. */
    public synchronized Teacher teacher() {
        if (teacher == null) {
            teacher = teacherLine()
                    .<Teacher>map(line -> new DegradingTeacher(
                            line, new LlmTeacher(line, catalog.get()), embeddedTeacher.get(), degradations))
                    .orElseGet(embeddedTeacher::get);
        }
        return teacher;
    }

    /** The line to the student's model; empty when the embedded reasoner plays the student. */
    public Optional<RoleModel> studentLine() {
        return line(Role.STUDENT, config.student());
    }

    /** The line to the teacher's model; empty when the embedded reasoner plays the teacher. */
    public Optional<RoleModel> teacherLine() {
        return line(Role.TEACHER, config.teacher());
    }

    /** The line to the judge's model; empty when there is none: nothing embedded plays the judge. */
    public Optional<RoleModel> judgeLine() {
        return line(Role.JUDGE, config.judge());
    }

    /** Opened once: a client holds connections and, for some providers, the key that it read. */
    private synchronized Optional<RoleModel> line(Role role, RoleConfig played) {
        return played.provider() == Provider.EMBEDDED
                ? Optional.empty()
                : Optional.of(lines.computeIfAbsent(role, r -> RoleModel.to(r, played, exchanges)));
    }
}
