package dev.inquest.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every recording of a directory outside this project, named by INQUEST_RECORDINGS, can be loaded and listed; where it
 * keeps those to learn from in {@code learn/}, these.
 */
class RecordingsDirectoryIT {
    private static final String SETTING = "INQUEST_RECORDINGS";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void everyRecordingIsServed() throws Exception {
        Optional<String> root =
                Optional.ofNullable(System.getProperty(SETTING)).or(() -> Optional.ofNullable(System.getenv(SETTING)));
        assumeTrue(
                root.isPresent(),
                SETTING + " (environment variable or system property) names no directory of recordings to check");
        Path learn = Path.of(root.get(), "learn");
        RecordingCatalog catalog = new RecordingCatalog(Files.isDirectory(learn) ? learn : Path.of(root.get()));

        assertThat(catalog.names()).isNotEmpty().allSatisfy(name -> listEverything(catalog.load(name)));
    }

    private static void listEverything(Recording recording) throws Exception {
        RecordedObjects objects = recording.objects();
        try (RecordedApiServer server = RecordedApiServer.start(recording)) {
            for (RecordedResourceType type : objects.types()) {
                if (objects.holds(type)) {
                    list(server, type, "application/json");
                    list(server, type, "application/json;as=Table;v=v1;g=meta.k8s.io");
                }
            }
        }
    }

    private static void list(RecordedApiServer server, RecordedResourceType type, String accept) throws Exception {
        String root = type.group().isEmpty() ? "/api/" : "/apis/";
        URI uri =
                URI.create(server.uri() + root + type.apiVersion(type.versions().getFirst()) + "/" + type.plural());
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(uri).header("Accept", accept).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as("%s %s", uri, response.body()).isEqualTo(200);
    }
}
