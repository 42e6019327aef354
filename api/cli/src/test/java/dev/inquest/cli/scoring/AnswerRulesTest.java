package dev.inquest.cli.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerRulesTest {

    private static final Truth.Root ROOT = new Truth.Root(
            "shop/Deployment/web",
            List.of("shop/Service/web", "shop/Endpoints/web"),
            "dependency.wrong-port",
            List.of("routing.service-port-mismatch"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop/Deployment/web",
                " shop/deployment/web ",
                "shop/deployments/web",
                "shop/deploy/web",
                "shop/Deployment.apps/web",
                "shop/svc/web",
                "shop/services/web",
                "shop/endpoints/web",
                "shop/ep/web"
            })
    void spellingsOfTheEntityAndItsAliasesAreTheEntity(String answer) {
        assertThat(ROOT.isEntity(answer)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop/Pod/web-5d4f-abcde",
                "shop/ReplicaSet/web",
                "other/Deployment/web",
                "shop/Deployment/Web",
                "Deployment/web",
                "web",
                ""
            })
    void kinOtherNamespacesAndOtherNamesAreNot(String answer) {
        assertThat(ROOT.isEntity(answer)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Namespace/shop,ns/shop",
        "Namespace/shop,shop/Namespace/shop",
        "Node/n1,nodes/n1",
        "PersistentVolume/data,pv/data",
        "StorageClass/fast,storageclasses/fast",
        "shop/Ingress/web,shop/ingresses/web",
        "shop/NetworkPolicy/deny,shop/networkpolicies/deny",
        "shop/NetworkPolicy/deny,shop/netpol/deny",
        "shop/Endpoints/web,shop/endpoint/web",
        "shop/ExternalHost/https://a.example/b,shop/externalhost/https://a.example/b"
    })
    void kindsHaveOneSpelling(String one, String other) {
        assertThat(EntityNames.canonical(other)).isEqualTo(EntityNames.canonical(one));
    }

    @Test
    void aFaultIsTheCodeOrOneOfItsAliases() {
        assertThat(ROOT.isFault("dependency.wrong-port")).isTrue();
        assertThat(ROOT.isFault("Routing.Service-Port-Mismatch")).isTrue();
        assertThat(ROOT.isFault("dependency.wrong-address")).isFalse();
    }

    @Test
    void aFamilyIsThatOfTheCodeOrOfOneOfItsAliases() {
        assertThat(AnswerRules.family(ROOT, "dependency.wrong-address")).isTrue();
        assertThat(AnswerRules.family(ROOT, "routing.anything")).isTrue();
        assertThat(AnswerRules.family(ROOT, "mesh.mtls-conflict")).isFalse();
    }
}
