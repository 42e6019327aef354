package dev.inquest.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sizes of the modules and the names of the classes, read from the sources. */
class ModulesTest {

    private static final Path CHECKOUT = Path.of(System.getProperty("checkout.root", "../.."))
            .toAbsolutePath()
            .normalize();

    private static final String MAIN = "/src/main/java/";

    /** The largest share of all main lines that one module may have. */
    private static final double LARGEST_SHARE = .30;

    @Test
    void mainClassesHaveSimpleNamesOfTheirOwn() throws IOException {
        // Given
        List<Path> sources = mainSources();

        // When
        Map<String, List<String>> sameNames = sources.stream()
                .collect(Collectors.groupingBy(
                        source -> source.getFileName().toString(),
                        TreeMap::new,
                        Collectors.mapping(source -> CHECKOUT.relativize(source).toString(), Collectors.toList())));
        sameNames.remove("package-info.java");
        sameNames.values().removeIf(places -> places.size() == 1);

        // Then
        assertThat(sameNames).isEmpty();
    }

    @Test
    void modulesHoldAtMostThirtyPercentOfTheLines() throws IOException {
        // Given
        Map<String, Long> lines = mainSources().stream()
                .collect(Collectors.groupingBy(
                        ModulesTest::module, TreeMap::new, Collectors.summingLong(ModulesTest::lines)));
        long all = lines.values().stream().mapToLong(Long::longValue).sum();

        // When
        Map<String, Long> tooLarge = new TreeMap<>(lines);
        tooLarge.values().removeIf(count -> count <= LARGEST_SHARE * all);

        // Then
        assertThat(lines).hasSizeGreaterThan(4);
        assertThat(tooLarge)
                .as("modules above %s of %d lines", LARGEST_SHARE, all)
                .isEmpty();
    }

    private static List<Path> mainSources() throws IOException {
        try (Stream<Path> files = Files.find(
                CHECKOUT,
                30,
                (path, attributes) -> path.toString().endsWith(".java")
                        && CHECKOUT.relativize(path).toString().contains(MAIN))) {
            return files.filter(path -> !CHECKOUT.relativize(path).startsWith(".inquest"))
                    .toList();
        }
    }

    private static String module(Path source) {
        String path = CHECKOUT.relativize(source).toString();
        return path.substring(0, path.indexOf(MAIN));
    }

    private static long lines(Path source) {
        try {
            return Files.readAllLines(source).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
