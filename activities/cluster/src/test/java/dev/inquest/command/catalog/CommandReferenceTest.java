package dev.inquest.command.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommandReferenceTest {

    private static final Path PAGE = Path.of("../..", "docs", "commands.md");

    @Test
    void thePageIsWrittenFromTheCatalogue() throws IOException {
        String written = CommandReference.markdown(ReadOnlyCatalog.standard().entries());
        if (Boolean.getBoolean("inquest.docs.write")) {
            Files.writeString(PAGE, written);
        }

        assertThat(PAGE)
                .as("docs/commands.md is stale: run this test with -Dinquest.docs.write=true and commit the page")
                .hasContent(written);
    }
}
