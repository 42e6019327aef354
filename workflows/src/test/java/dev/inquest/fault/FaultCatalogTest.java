package dev.inquest.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inquest.incident.Entity;
import dev.inquest.incident.FaultCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultCatalogTest {

    @Test
    void everyKindIsFoundByItsCodeAndItsFamily() {
        assertThat(FaultCatalog.all()).hasSizeGreaterThan(100).allSatisfy(kind -> {
            assertThat(FaultCatalog.find(kind.code())).contains(kind);
            assertThat(FaultCatalog.of(kind.code().family())).contains(kind);
        });
    }

    @Test
    void familiesComeInTheOrderOfAWorkloadsLifeOnceEach() {
        assertThat(FaultCatalog.families())
                .containsExactly(
                        "admission",
                        "scheduling",
                        "storage",
                        "startup",
                        "runtime",
                        "dependency",
                        "routing",
                        "mesh",
                        "performance",
                        "node",
                        "control-plane");
    }

    @Test
    void textsAreSentencesThatNameNoOneAnswer() {
        assertThat(FaultCatalog.all()).allSatisfy(kind -> {
            assertThat(kind.meaning()).endsWith(".");
            assertThat(kind.evidence()).endsWith(".");
            assertThat(kind.mending()).endsWith(".").hasSizeLessThan(200);
        });
    }

    @Test
    void mendingNamesTheEntity() {
        FaultKind kind =
                FaultCatalog.find(FaultCode.of("runtime.scaled-to-zero")).orElseThrow();

        assertThat(kind.mend(Entity.of("shop", "Deployment", "orders"))).isEqualTo("Scale shop/Deployment/orders up.");
    }

    @ParameterizedTest
    @CsvSource({
        "mesh.mtls-conflct, mesh.mtls-conflict",
        "image-not-found, startup.image-not-found",
        "mesh.subset, mesh.missing-subset",
        "quota, admission.quota-exceeded",
        "pods.missing-secret, startup.missing-secret"
    })
    void whatWasMistypedIsSuggested(String typed, String meant) {
        assertThat(FaultCatalog.nearest(typed, 3)).contains(FaultCode.of(meant));
    }

    @Test
    void aKindSaysHowItIsMendedOnce() {
        assertThatThrownBy(() -> FaultKind.kind("a.b", "Meaning.", "Evidence.", "Mend it."))
                .hasMessage("mending of a.b must have one %s but was Mend it.");
    }
}
