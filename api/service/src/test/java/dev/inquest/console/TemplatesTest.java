package dev.inquest.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Qute escapes every value in a page, unless a template asks it not to. */
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    @Test
    void noTemplateGoesAroundTheEscaping() throws IOException {
        List<Path> templates;
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            templates = files.filter(Files::isRegularFile).toList();
        }

        assertThat(templates).isNotEmpty().allSatisfy(template -> {
            assertThat(template.toString()).as("escaped by its suffix").endsWith(".html");
            assertThat(Files.readString(template)).doesNotContain(".raw}", ".safe}", "RawString", ".raw ", ".safe ");
        });
    }

    /** A value inside a script is not escaped for scripts, and one in an attribute without quotes ends it. */
    @Test
    void noValueStandsInsideAScriptOrAnAttributeWithoutQuotes() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path template : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(template);
                assertThat(text).doesNotContainPattern("=\\{[a-z]");
                assertThat(text).doesNotContainPattern("(?s)<script>(?:(?!</script>).)*\\{[a-z]\\w*\\.");
            }
        }
    }
}
