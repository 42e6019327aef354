package dev.inquest.model.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reasoner holds neither the sentences that illustrate corrections nor a name of a shipped recording. */
class NobodyKnowsTheDemoTest {

    private static final Path ACTIVITIES = Path.of("../../activities");
    private static final Path SHIPPED = Path.of("../../deploy/recordings");

    @Test
    void noLiteralOfADemoIsInTheReasoner() throws IOException {
        // Given
        List<String> forbidden = new ArrayList<>(List.of(
                "check service endpoints before pod logs",
                "verify the traffic's way through the whole mesh",
                "bookshop",
                "clinic",
                "boutique",
                "train-ticket",
                "mesh-503"));
        if (Files.isDirectory(SHIPPED)) {
            try (Stream<Path> recordings = Files.list(SHIPPED)) {
                recordings
                        .filter(Files::isDirectory)
                        .forEach(r -> forbidden.add(r.getFileName().toString()));
            }
        }

        // When
        StringBuilder sources = new StringBuilder();
        for (String place : List.of("reasoning/src/main/java/dev/inquest", "models/src/main/java/dev/inquest")) {
            try (Stream<Path> files = Files.walk(ACTIVITIES.resolve(place))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    sources.append(Files.readString(file).toLowerCase(Locale.ROOT));
                }
            }
        }

        // Then
        assertThat(sources).isNotEmpty();
        forbidden.forEach(word -> assertThat(sources.toString()).doesNotContain(word.toLowerCase(Locale.ROOT)));
    }
}
