package dev.inquest.capsule.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.inquest.capsule.ProcedureStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {

    private static final Placeholders NAMES = Placeholders.of(names(
            "service", "payments",
            "workload", "payments-v2",
            "namespace", "shop",
            "pod", "payments-v2-7d9f-x2x",
            "host", "payments.shop.svc.cluster.local"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kubectl get endpoints -n shop                        | kubectl get endpoints -n {namespace}
            kubectl get endpoints --namespace=shop               | kubectl get endpoints --namespace={namespace}
            kubectl describe service/payments -n shop            | kubectl describe service/{service} -n {namespace}
            kubectl logs payments-v2-7d9f-x2x -c payments        | kubectl logs {pod} -c {service}
            kubectl logs deploy/payments-v2                      | kubectl logs deploy/{workload}
            check shopping, shop-web, a_shop and workshop        | check shopping, shop-web, a_shop and workshop
            curl http://payments.shop.svc.cluster.local:80/      | curl http://{host}:80/
            curl http://payments.shop:80/                        | curl http://{service}.{namespace}:80/
            éshop shopé shop                                     | éshop shopé {namespace}
            """)
    void takesWholeNamesOutLongestFirst(String command, String template) {
        String abstracted = NAMES.abstractNames(command);

        assertThat(abstracted).isEqualTo(template);
        assertThat(NAMES.bind(abstracted)).contains(command);
    }

    @Test
    void whatFollowsTheNamespaceFlagIsANamespaceEvenWhereAServiceHasTheSameName() {
        Placeholders twins = Placeholders.of(names("service", "shop", "namespace", "shop"));

        String template = twins.abstractNames("kubectl get service shop -n shop");

        assertThat(template).isEqualTo("kubectl get service {service} -n {namespace}");
    }

    @Test
    void bindingPutsAnotherIncidentsNamesIn() {
        Placeholders other = Placeholders.of(names("namespace", "bank", "service", "ledger"));

        assertThat(other.bind(NAMES.abstractNames("kubectl get service payments -n shop")))
                .contains("kubectl get service ledger -n bank");
    }

    @Test
    void aStepThatCannotBeBoundIsDroppedAndReported() {
        Placeholders other = Placeholders.of(names("namespace", "bank"));

        Placeholders.Binding binding = other.bind(List.of(
                new ProcedureStep("kubectl get endpoints -n {namespace}", "who serves"),
                new ProcedureStep("kubectl logs {pod} -n {namespace}", "why"),
                new ProcedureStep("kubectl get endpoints -n {namespace}", "again")));

        assertThat(binding.steps()).containsExactly(new ProcedureStep("kubectl get endpoints -n bank", "who serves"));
        assertThat(binding.dropped()).containsExactly("kubectl logs {pod} -n {namespace}: no name here for pod");
    }

    @Test
    void scrubsAPageOfNamesInWhateverCase() {
        assertThat(NAMES.scrub("Payments fails in SHOP, shopping is fine"))
                .isEqualTo("service fails in namespace, shopping is fine");
        assertThat(NAMES.scrub("payments-6d9f8c7b5-x2x4z and payments-0 fail, payments-front and {pod} do not"))
                .isEqualTo("service and service fail, payments-front and {pod} do not");
    }

    @Test
    void refusesRolesAndNamesThatCouldNotBeTakenBack() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Placeholders.of(Map.of("Name space", "shop")))
                .withMessageContaining("Name space");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Placeholders.of(Map.of("namespace", "sh op")))
                .withMessageContaining("sh op");
    }

    /** A property over many made-up texts, braces and look-alikes among them; the seed is in the message. */
    @Test
    void bindingWhatWasAbstractedGivesTheTextBack() {
        List<String> pieces = List.of(
                "shop",
                "payments",
                "payments-v2",
                "payments-v2-7d9f-x2x",
                "shopping",
                "{namespace}",
                "{'service}",
                "{",
                "}",
                "'",
                "-n ",
                " ",
                ".",
                "/",
                "=",
                "é",
                "\u0301",
                "日本",
                "\ud83d\ude00",
                "$1",
                "\\",
                "{shop}",
                "namespace",
                "get",
                "Shop",
                "payments.shop.svc.cluster.local",
                "\n");
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            assertThat(NAMES.bind(NAMES.abstractNames(text.toString())))
                    .as("seed %d", seed)
                    .contains(text.toString());
        }
    }

    static Map<String, String> names(String... pairs) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            names.put(pairs[i], pairs[i + 1]);
        }
        return names;
    }
}
