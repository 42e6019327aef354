package dev.inquest.analysis.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhooksTest {

    private static final String CONFIGURATION = """
            {kind: ValidatingWebhookConfiguration, metadata: {name: guard}, webhooks: [{name: guard.example.com, failurePolicy: POLICY,
             clientConfig: {service: {name: guard, namespace: ns}}}]}
            """;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"Fail, webhook.service-missing", "Ignore, webhook.service-absent"})
    void aMissingServiceHarmsWhereFailuresCount(String policy, String expected) {
        Observed observed =
                new Observed().objects(CONFIGURATION.replace("POLICY", policy)).listing("Service", "other");

        assertThat(observed.findings(new Webhooks()))
                .containsExactly(expected + " ValidatingWebhookConfiguration/guard");
    }

    @Test
    void aRefusalBlamesTheConfigurationWhoseServiceIsGone() {
        Observed observed = new Observed()
                .objects(CONFIGURATION.replace("POLICY", "Fail"))
                .warning(
                        "ReplicaSet",
                        "web-5d4f",
                        "FailedCreate",
                        "Error creating: Internal error occurred: failed calling webhook \"guard.example.com\": failed to call webhook: "
                                + "Post \"https://guard.ns.svc:443/validate?timeout=10s\": service \"guard\" not found");

        assertThat(observed.findings(new Admission()))
                .containsExactly("admission.webhook-unavailable ValidatingWebhookConfiguration/guard");
    }

    @Test
    void whatTheApiForbidsIsHeldByTheWorkloadThatAsks() {
        Observed observed = new Observed()
                .pod("agent-5d4f7c9b8d-abcde", "0/1", "CrashLoopBackOff", "4")
                .log(
                        "agent-5d4f7c9b8d-abcde",
                        "agent",
                        "E0101 reflector.go:147] failed to list *v1.Pod: pods is forbidden: User \"system:serviceaccount:ns:agent\" "
                                + "cannot list resource \"pods\" in API group \"\" at the cluster scope");

        assertThat(observed.findings(new ApiAccess())).containsExactly("api.forbidden ns/Deployment/agent");
    }

    @Test
    void aBindingToNoRoleIsTheCauseWhereItsSubjectIsForbidden() {
        String binding = """
                {kind: RoleBinding, metadata: {name: agent, namespace: ns}, roleRef: {kind: Role, name: gone},
                 subjects: [{kind: ServiceAccount, name: agent, namespace: ns}]}
                """;
        Observed unharmed = new Observed().objects(binding).listing("Role", "other");
        Observed harmed = new Observed()
                .objects(binding)
                .listing("Role", "other")
                .log(
                        "agent-0",
                        "agent",
                        "User \"system:serviceaccount:ns:agent\" cannot get resource \"secrets\" in API group");

        assertThat(unharmed.findings(new RoleBindings())).containsExactly("rbac.binding-dangling ns/RoleBinding/agent");
        assertThat(harmed.findings(new RoleBindings())).containsExactly("rbac.role-missing ns/RoleBinding/agent");
    }
}
