package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {

    @Test
    void aCodeIsExplainedWithoutAService() {
        Run run = explain("mesh.mtls-conflict");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("mesh.mtls-conflict\n  One side demands mutual TLS")
                .contains("What shows it", "What to try first", "Not to be confused with", "mesh.mtls-modes-conflict");
    }

    @Test
    void anUnknownCodeIsAnsweredWithTheNearestAndCode2() {
        Run run = explain("mesh.mtls-conflct");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no fault code 'mesh.mtls-conflct'. Nearest: mesh.mtls-conflict");
    }

    @Test
    void withoutACodeAllAreListedByFamily() {
        Run run = explain();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsSubsequence("admission.quota-exceeded", "mesh.mtls-conflict", "node.not-ready");
    }

    @Test
    void aFamilyListsItsCodesOnly() {
        assertThat(explain("storage").out()).contains("storage.claim-missing").doesNotContain("mesh.");
    }

    @Test
    void programsGetJson() {
        assertThat(explain("-o", "json", "runtime.scaled-to-zero").out())
                .contains("\"code\" : \"runtime.scaled-to-zero\"", "\"findings\"");
    }

    @Test
    void ticketsGetMarkdown() {
        assertThat(explain("-o", "md", "runtime.scaled-to-zero").out()).startsWith("### `runtime.scaled-to-zero`");
    }

    private static Run explain(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "explain";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Run.in(Map.of("INQUEST_URL", "http://127.0.0.1:9"), Path.of("."), all);
    }
}
