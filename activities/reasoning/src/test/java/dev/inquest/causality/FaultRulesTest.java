package dev.inquest.causality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.fault.FaultCatalog;
import dev.inquest.fault.FaultKind;
import dev.inquest.incident.Entity;
import dev.inquest.incident.FaultCode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultRulesTest {

    @Test
    void everyFaultThatARuleNamesIsInTheCatalogue() {
        Set<FaultCode> named = FaultRules.all().values().stream()
                .flatMap(List::stream)
                .map(FaultRules.Rule::fault)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(FaultCatalog.all().stream().map(FaultKind::code))
                .as("a fault that is missing here belongs into its family's class in dev.inquest.fault")
                .containsAll(named);
    }

    @Test
    void theFixIsTheCataloguesAndNamesTheEntity() {
        assertThat(SuggestedFix.of(FaultCode.of("mesh.missing-subset"), Entity.of("shop", "VirtualService", "reviews")))
                .isEqualTo("Define the subset that shop/VirtualService/reviews names, or route to one that exists.");
    }

    @Test
    void signsOfAFaultComeDeepestFirst() {
        assertThat(SpokenFaults.signs(FaultCode.of("runtime.application-crash")))
                .extracting(SpokenFaults.Sign::finding)
                .containsSubsequence("pod.crash-looping", "pod.restarting");
    }
}
