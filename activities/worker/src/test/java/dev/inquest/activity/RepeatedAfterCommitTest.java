package dev.inquest.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.activity.correct.CorrectActivitiesBean;
import dev.inquest.activity.plan.PlanActivitiesBean;
import dev.inquest.casefile.CaseFile;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Phase;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Proposed;
import dev.inquest.incident.Role;
import dev.inquest.incident.Settings;
import dev.inquest.incident.Spending;
import dev.inquest.incident.Step;
import dev.inquest.investigation.CorrectActivities.CorrectReply;
import dev.inquest.investigation.CorrectActivities.CorrectRequest;
import dev.inquest.investigation.PlanActivities.PlanReply;
import dev.inquest.investigation.PlanActivities.PlanRequest;
import dev.inquest.model.llm.exchange.Exchange;
import dev.inquest.model.llm.exchange.Exchange.PromptRef;
import dev.inquest.model.llm.exchange.ModelExchanges;
import dev.inquest.model.llm.provider.TokenCount;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A worker that dies between commit and completion: the attempt after it asks no role again. There is none to ask here. */
class RepeatedAfterCommitTest {

    private static final Plan FIRST = new Plan(1, "student", List.of(Step.of("kubectl get pods -n shop", "see pods")));
    private static final Plan CORRECTED =
            new Plan(2, "correction-1", List.of(Step.of("kubectl get nodes", "see nodes")));

    @Test
    void theCommittedCorrectionStands() {
        CorrectActivitiesBean activities = new CorrectActivitiesBean(null, holding(CORRECTED), null, null, made());

        CorrectReply reply = activities.correct(new CorrectRequest("i-1", 1, FIRST, "a belief", 20));

        assertThat(reply.proceed()).isFalse();
        assertThat(reply.plan()).isEqualTo(CORRECTED);
        assertThat(reply.text()).isEqualTo("look at nodes");
        assertThat(reply.teacherTokens()).isPositive();
    }

    @Test
    void theCommittedPlanStands() {
        PlanActivitiesBean activities =
                new PlanActivitiesBean(null, holding(FIRST), null, null, null, null, null, made());

        PlanReply reply = activities.plan(new PlanRequest("i-1", 1, List.of(), 20, Role.STUDENT));

        assertThat(reply.plan()).isEqualTo(FIRST);
        assertThat(reply.tokens()).isPositive();
    }

    @Test
    void whatAModelsCallsCostIsNotForgotten() {
        PlanActivitiesBean activities = new PlanActivitiesBean(
                null, holding(FIRST), null, null, null, null, null, made(exchange(), exchange()));

        PlanReply reply = activities.plan(new PlanRequest("i-1", 1, List.of(), 20, Role.STUDENT));

        assertThat(reply).isEqualTo(new PlanReply(FIRST, 240, 14, "openai:m1"));
    }

    @Test
    void whatAModelsCorrectionCostIsNotForgotten() {
        CorrectActivitiesBean activities =
                new CorrectActivitiesBean(null, holding(CORRECTED), null, null, made(exchange()));

        CorrectReply reply = activities.correct(new CorrectRequest("i-1", 1, FIRST, "a belief", 20));

        assertThat(reply.teacherTokens()).isEqualTo(120);
        assertThat(reply.microUsd()).isEqualTo(7);
    }

    private static ModelExchanges made(Exchange... exchanges) {
        return new ModelExchanges(null) {
            @Override
            public List<Exchange> ofThisActivity(String incidentId) {
                return List.of(exchanges);
            }
        };
    }

    private static Exchange exchange() {
        return new Exchange(
                Role.STUDENT,
                "openai",
                "m1",
                new PromptRef("plan", 1, "hash"),
                new TokenCount(100, 0, 20, 0),
                50,
                7,
                Duration.ofSeconds(1),
                "stop",
                Instant.EPOCH,
                List.of(),
                "{}");
    }

    private static CaseFiles holding(Plan plan) {
        Incident incident = new Incident("i-1", "api", "Orders fail", "", "prod", "shop", null, List.of(), null);
        CaseFile file = new CaseFile(
                incident,
                "f1",
                Settings.DEFAULT,
                "w-1",
                null,
                Phase.CORRECT,
                null,
                plan,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                1,
                Spending.NONE,
                Proposed.NONE,
                Instant.EPOCH,
                null);
        return (CaseFiles) Proxy.newProxyInstance(
                CaseFiles.class.getClassLoader(),
                new Class<?>[] {CaseFiles.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "find" -> Optional.of(file);
                    case "notes" -> List.of("look at nodes");
                    case "phase" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
