package dev.inquest.activity.consolidate;

import dev.inquest.incident.Role;
import dev.inquest.model.Judge;
import dev.inquest.model.llm.Roles;
import dev.inquest.model.llm.exchange.RoleModel;
import dev.inquest.model.llm.judge.LlmJudge;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who judges, if anybody is configured to: nothing embedded plays the judge. */
@ApplicationScoped
public class Judges {

    private final Roles roles;

    public Judges(Roles roles) {
        this.roles = roles;
    }

    /** The judge; the teacher's model is the arbiter where it is another one. */
    Optional<Judge> judge() {
        return roles.judgeLine().map(line -> new LlmJudge(line, arbiter(line)));
    }

    private RoleModel arbiter(RoleModel judge) {
        return roles.teacherLine()
                .filter(teacher -> !teacher.name().equals(judge.name()))
                .map(teacher -> new RoleModel(Role.JUDGE, teacher.config(), teacher.client(), teacher.exchanges()))
                .orElse(judge);
    }
}
