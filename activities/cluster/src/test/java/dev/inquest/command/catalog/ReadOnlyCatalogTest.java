package dev.inquest.command.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inquest.command.CommandRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOnlyCatalogTest {

    private final ReadOnlyCatalog catalog = ReadOnlyCatalog.standard();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kubectl get po | kubectl get pods -n default",
                "kubectl -n | -",
                "kubectl get pods -nshop | kubectl get pods -n shop",
                "kubectl get pod,svc --namespace=shop | kubectl get pods,services -n shop",
                "kubectl get pod/web pod/db -n shop | kubectl get pods web db -n shop",
                "kubectl get deploy web -o yaml -n shop | kubectl get deployments web -n shop -o yaml",
                "kubectl get no -n shop | kubectl get nodes",
                "kubectl get pods -A -l 'app in (a, b)' | kubectl get pods -A -l 'app in (a,b)'",
                "kubectl get ev --sort-by={.lastTimestamp} -n s | -",
                "kubectl get ev --sort-by='{.lastTimestamp}' -n s | kubectl get events -n s --sort-by .lastTimestamp",
                "kubectl get virtualservices.networking.istio.io -n s | kubectl get virtualservices -n s",
                "kubectl get widgets.example.com -n s | kubectl get widgets.example.com -n s",
                "kubectl describe svc web -n shop | kubectl describe services web -n shop",
                "kubectl logs web-0 -p --tail=20 -c app -n s | kubectl logs web-0 -n s -c app --previous --tail 20",
                "kubectl logs deploy/web --since=90m -n s | kubectl logs deployments/web -n s --since 1h30m",
                "kubectl events --for pod/web --types=warning -n s | kubectl events -n s --for pods/web --types Warning",
                "istioctl analyze --all-namespaces | istioctl analyze -A",
                "istioctl proxy-config c web-0.shop | istioctl proxy-config cluster web-0 -n shop",
                "istioctl proxy-config routes deploy/web -n s | istioctl proxy-config route deployments/web -n s",
                "istioctl proxy-config l deploy/web.s --direction inbound | istioctl proxy-config listener deployments/web -n s --direction inbound",
                "istioctl authn -n shop | istioctl authn tls-check -n shop",
                "istioctl authn tls-check pay.shop.svc.cluster.local | istioctl authn tls-check pay -n shop",
                "inquest topology -n shop | inquest topology -n shop",
                "kubectl -n shop get pods | kubectl get pods -n shop",
                "kubectl --namespace=shop get pods | kubectl get pods -n shop",
                "kubectl get pods --no-headers -n s | kubectl get pods -n s",
                "kubectl get deploy/a pod/b -n s | kubectl get deployments/a pods/b -n s",
                "kubectl get deploy,svc a -n s | kubectl get deployments,services a -n s",
                "kubectl get pods -L app,v1/tier --show-labels | kubectl get pods -n default -L app,v1/tier --show-labels",
                "kubectl get pods --sort-by=metadata.name | kubectl get pods -n default --sort-by .metadata.name",
                "kubectl get pods --sort-by='{.metadata.labels.app\\.kubernetes\\.io/name}' |"
                        + " kubectl get pods -n default --sort-by '.metadata.labels.app\\.kubernetes\\.io/name'",
                "kubectl logs -l app=web -n s --tail=5 | kubectl logs -n s -l app=web --tail 5",
                "kubectl logs web-0 -l app=web -n s | -",
                "kubectl top po -A --sort-by=cpu | kubectl top pods -A --sort-by cpu",
                "kubectl top node | kubectl top nodes",
                "kubectl top svc | -",
                "kubectl rollout history deploy web -n s | kubectl rollout history deployments/web -n s",
                "kubectl rollout history sts/db --revision=3 | kubectl rollout history statefulsets/db -n default --revision 3",
                "kubectl rollout undo deploy/web | -",
                "kubectl auth can-i get pods/log -n s | kubectl auth can-i get pods -n s --subresource log",
                "kubectl auth can-i list pods --as admin | -",
                "kubectl auth can-i --list -n s | kubectl auth can-i --list -n s",
                "kubectl api-resources --namespaced=false -o name | kubectl api-resources --namespaced false -o name",
                "inquest changes deploy,cm --since=2d -n s | inquest changes deployments,configmaps -n s --since 48h",
                "inquest reach web svc/cart 80 -n shop | inquest reach web services/cart 80 -n shop",
                "inquest reach a/web shop/deploy/cart http | inquest reach a/web shop/deployments/cart http -n default",
                "inquest reach web cart 99999 | -",
                "inquest reach web nodes/a 80 | -",
                "inquest changes | inquest changes -n default --since 24h"
            })
    void aLineHasOneCanonicalForm(String line, String canonical) {
        if (canonical.equals("-")) {
            assertThatThrownBy(() -> catalog.parse(line)).isInstanceOf(CommandRefusedException.class);
            return;
        }
        assertThat(catalog.parse(line).canonical()).isEqualTo(canonical);
        assertThat(catalog.parse(canonical).canonical()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rm -rf /",
                "kubectl exec web -- sh",
                "kubectl apply -f x.yaml",
                "kubectl delete pod web",
                "kubectl port-forward svc/web 80",
                "kubectl get --raw /api",
                "kubectl get pods -w",
                "kubectl get pods; kubectl delete pod x",
                "kubectl get pods | grep x",
                "kubectl get pods > /etc/passwd",
                "kubectl get pods $(id)",
                "kubectl get pods \"$HOME\"",
                "kubectl get pods `id`",
                "kubectl get pods & id",
                "kubectl get 'pods",
                "kubectl get pods ../../secrets -n x",
                "kubectl get pods 'a/../b' -n x",
                "kubectl get pods 'a?x=1' -n x",
                "kubectl get pods -n 'x/../../y'",
                "kubectl get pods -n x -n y",
                "kubectl get pods @/etc/passwd",
                "kubectl get pods --kubeconfig /x",
                "kubectl get pods -o jsonpath='{.items}'",
                "kubectl get pods -l 'a=b&watch=true'",
                "kubectl get all -n x",
                "kubectl logs",
                "kubectl logs web -f",
                "kubectl logs web --tail x",
                "kubectl logs web --since yesterday",
                "istioctl install",
                "istioctl proxy-config secret web",
                "istioctl proxy-config cluster web -o json",
                "istioctl proxy-config cluster web --direction sideways",
                "istioctl authn tls-check pay.shop -n other",
                "kubectl get pods\nkubectl delete pod x"
            })
    void whatIsNotInTheCatalogueIsRefusedWithAReason(String line) {
        assertThatThrownBy(() -> catalog.parse(line))
                .isInstanceOf(CommandRefusedException.class)
                .message()
                .isNotBlank();
    }

    @Test
    void aRefusalSaysWhatIsAccepted() {
        assertThatThrownBy(() -> catalog.parse("kubectl get pods --watch"))
                .hasMessageContaining("--watch")
                .hasMessageContaining("accepted: kubectl get KIND");
    }

    @Test
    void aTemplateIsRefusedWithWhatToUseInstead() {
        assertThatThrownBy(() -> catalog.parse("kubectl get pods -o jsonpath='{.items[*].metadata.name}'"))
                .hasMessageContaining("use -o yaml (or json)");
        assertThatThrownBy(() -> catalog.parse("kubectl get pods -o custom-columns=NAME:.metadata.name"))
                .hasMessageContaining("-o wide for the table");
    }

    @Test
    void everyEntryTellsGrammarAndCost() {
        assertThat(catalog.entries()).hasSizeGreaterThan(6).allSatisfy(entry -> {
            assertThat(entry.grammar()).isNotBlank();
            assertThat(entry.cost()).contains("look");
        });
    }
}
