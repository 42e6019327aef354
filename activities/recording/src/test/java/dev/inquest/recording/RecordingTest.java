package dev.inquest.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inquest.recording.format.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
    private static final String INCIDENT = """
            id: broken
            title: A page
            namespace: books
            startsAt: '2026-01-31T10:00:00Z'
            observedAt: '2026-01-31T10:10:00Z'
            """;

    @TempDir
    Path directory;

    @Test
    void readsWhatTheIncidentSays() {
        Recording recording = Bookshop.load();

        assertThat(recording.id()).isEqualTo("bookshop");
        assertThat(recording.namespace()).isEqualTo("books");
        assertThat(recording.observedAt()).isEqualTo(Instant.parse("2026-01-31T10:10:00Z"));
        assertThat(recording.alerts()).singleElement().satisfies(alert -> assertThat(alert.labels())
                .containsEntry("alertname", "RequestErrors"));
        assertThat(recording.coverage().isCompleteIn("pods", "books")).isTrue();
        assertThat(recording.coverage().isCompleteIn("pods", "other")).isFalse();
        assertThat(recording.coverage().logs()).isEqualTo(Coverage.Logs.TAIL);
        assertThat(recording.metrics()).isEmpty();
        assertThat(recording.tools())
                .extracting(tool -> tool.getFileName().toString())
                .containsExactly("Example.json");
    }

    @Test
    void namesAMissingIncidentFile() {
        assertThatThrownBy(() -> Recording.load(directory))
                .isInstanceOfSatisfying(RecordingException.class, e -> assertThat(e.file())
                        .contains(directory.resolve("incident.yaml")))
                .hasMessageContaining("is missing");
    }

    @Test
    void namesFileAndLineOfBrokenYaml() throws IOException {
        write("incident.yaml", INCIDENT);
        write("cluster/pods.yaml", "kind: List\nitems:\n- metadata: {name: a\n  spec: {}\n");

        assertThatThrownBy(() -> Recording.load(directory))
                .isInstanceOfSatisfying(RecordingException.class, e -> {
                    assertThat(e.file()).contains(directory.resolve("cluster/pods.yaml"));
                    assertThat(e.line()).hasValue(4);
                })
                .hasMessageContaining("pods.yaml:4: broken YAML");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cluster/pods.yaml|kind: Pod|must hold a 'kind: List'",
                "cluster/pods.yaml|[]|must hold one YAML mapping",
                "cluster/pods.yaml|{kind: List, items: [{kind: Pod}]}|items[0] is no object with a metadata.name",
                "cluster/pods.yaml|{kind: List, items: [{apiVersion: v1, kind: Pod, metadata: {name: a}}]}|has no metadata.namespace",
                "cluster/pods.yaml|{kind: List, items: [{apiVersion: v1, kind: Node, metadata: {name: a}}]}|pods are of kind Pod",
                "incident.yaml|{id: x, title: x, namespace: x, startsAt: x}|'startsAt' must be an RFC 3339 time",
                "incident.yaml|{id: x}|'title' is missing or empty",
                "incident.yaml|{id: x, id: y}|duplicate key",
            })
    void namesTheFileAndWhatIsWrong(String file, String content, String problem) throws IOException {
        write("incident.yaml", INCIDENT);
        write(file, content);

        assertThatThrownBy(() -> Recording.load(directory))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining(file)
                .hasMessageContaining(problem);
    }

    @Test
    void readsYamlAsKubernetesDoes() throws IOException {
        write("values.yaml", """
                base: &base {a: 1}
                alias: *base
                merged: {<<: *base, b: 2}
                date: 2026-01-31
                time: 12:30
                mode: 0644
                yes: on
                quoted: '1'
                ratio: 0.5
                nothing: null
                """);

        assertThat(YamlFile.read(directory.resolve("values.yaml")))
                .hasToString("{\"base\":{\"a\":1},\"alias\":{\"a\":1},\"merged\":{\"a\":1,\"b\":2},"
                        + "\"date\":\"2026-01-31\",\"time\":\"12:30\",\"mode\":420,\"true\":true,\"quoted\":\"1\","
                        + "\"ratio\":0.5,\"nothing\":null}");
    }

    @Test
    void theCatalogListsDirectoriesThatAreRecordings() throws IOException {
        write("two/incident.yaml", INCIDENT);
        write("one/incident.yaml", INCIDENT);
        write("none/readme.txt", "");

        assertThat(new RecordingCatalog(directory).names()).containsExactly("one", "two");
        assertThat(new RecordingCatalog(directory).load("two").id()).isEqualTo("broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../one", "one/../one", "/etc", "..", "", "a\\b"})
    void theCatalogTakesNoPaths(String name) throws IOException {
        write("one/incident.yaml", INCIDENT);

        assertThatThrownBy(() -> new RecordingCatalog(directory).load(name))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("never by a path");
    }

    @Test
    void theCatalogNamesTheKnownRecordings() throws IOException {
        write("one/incident.yaml", INCIDENT);

        assertThatThrownBy(() -> new RecordingCatalog(directory).load("three"))
                .isInstanceOf(RecordingException.class)
                .hasMessage("there is no recording 'three'; known are: one");
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
