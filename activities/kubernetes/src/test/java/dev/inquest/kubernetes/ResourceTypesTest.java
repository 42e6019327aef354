package dev.inquest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.text.KindNames;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceTypesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "po",
                "deploy",
                "rs",
                "sts",
                "ds",
                "cj",
                "svc",
                "ep",
                "ing",
                "cm",
                "ns",
                "no",
                "ev",
                "pv",
                "pvc",
                "sc",
                "sa",
                "quota",
                "limits",
                "netpol",
                "hpa",
                "pdb",
                "vs",
                "dr",
                "se",
                "gw",
                "pa",
                "ap",
                "ra",
                "ingresses",
                "networkpolicies",
                "storageclasses",
                "endpoints",
                "virtualservices.networking.istio.io"
            })
    void namedMeansTheKindThatKindNamesMeans(String word) {
        // When
        String kind = ResourceTypes.named(word).orElseThrow().kind();

        // Then
        assertThat(kind.toLowerCase(Locale.ROOT)).isEqualTo(KindNames.canonical(word));
    }
}
