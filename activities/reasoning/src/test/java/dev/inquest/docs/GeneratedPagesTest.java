package dev.inquest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Pages that are made from the code are what the code says. {@code -Dinquest.docs.write=true} writes them:
 * {@code ./mvnw -q -pl activities/reasoning -am test -Dtest=GeneratedPagesTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dinquest.docs.write=true}.
 */
class GeneratedPagesTest {

    private static final Path DOCS = Path.of("../..", "docs");

    @Test
    void thePageOfFaultsIsWhatTheCatalogueSays() throws IOException {
        compare("faults.md", FaultsPage.text());
    }

    @Test
    void thePageOfAnalyzersIsWhatTheirCodeSays() throws IOException {
        compare("analyzers.md", AnalyzersPage.text(Path.of("src", "main", "java")));
    }

    private static void compare(String name, String generated) throws IOException {
        Path page = DOCS.resolve(name);
        if (Boolean.getBoolean("inquest.docs.write")) {
            Files.writeString(page, generated);
        }
        assertThat(Files.isRegularFile(page) ? Files.readString(page) : "")
                .as("docs/" + name + " is stale: run this test with -Dinquest.docs.write=true and commit the page")
                .isEqualTo(generated);
    }
}
