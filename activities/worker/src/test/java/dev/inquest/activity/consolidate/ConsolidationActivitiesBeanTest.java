package dev.inquest.activity.consolidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.capsule.CapsuleLibrary;
import dev.inquest.capsule.ConsolidationReports;
import dev.inquest.consolidation.ConsolidationReport;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsolidationActivitiesBeanTest {

    private final List<ConsolidationReport> saved = new ArrayList<>();
    private final ConsolidationActivitiesBean activities =
            new ConsolidationActivitiesBean(library(), new ConsolidationReports() {
                @Override
                public void save(ConsolidationReport report) {
                    saved.add(report);
                }

                @Override
                public List<ConsolidationReport> latest(int limit) {
                    return saved;
                }
            });

    @Test
    void passesOnToTheLibraryAndKeepsTheReport() {
        ConsolidationReport report = new ConsolidationReport(
                "c-1",
                Instant.EPOCH,
                Instant.EPOCH,
                activities.mergeDuplicates("c-1"),
                activities.retireFailing("c-1"));

        activities.report(report);

        assertThat(saved).containsExactly(new ConsolidationReport("c-1", Instant.EPOCH, Instant.EPOCH, 4, 2));
    }

    private static CapsuleLibrary library() {
        return (CapsuleLibrary) Proxy.newProxyInstance(
                CapsuleLibrary.class.getClassLoader(),
                new Class<?>[] {CapsuleLibrary.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "mergeDuplicates" -> 4;
                    case "retireFailing" -> 2;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
