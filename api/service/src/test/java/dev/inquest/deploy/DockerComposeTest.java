package dev.inquest.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DockerComposeTest {

    /** The checkout: Maven runs a module's tests in the module. */
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static JsonNode compose;

    @BeforeAll
    static void read() throws IOException {
        compose = new YAMLMapper().readTree(ROOT.resolve("docker-compose.yml").toFile());
    }

    @Test
    void hasTheFourServicesEachWithAHealthCheck() {
        assertThat(compose.path("services").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("postgres", "temporal", "temporal-ui", "inquest");
        assertThat(services())
                .allSatisfy(service ->
                        assertThat(service.path("healthcheck").path("test")).isNotEmpty());
    }

    @Test
    void pinsEveryImage() {
        assertThat(services())
                .extracting(service -> service.path("image").asText())
                .allSatisfy(image -> assertThat(image).matches("[a-z/-]+:\\d+(\\.\\d+)+"));
    }

    @Test
    void namesTheImageThatTheBuildMakes() throws IOException {
        String pom = Files.readString(ROOT.resolve("api/service/pom.xml"));

        assertThat(compose.at("/services/inquest/image").asText())
                .isEqualTo(property(pom, "group") + "/" + property(pom, "name") + ":" + property(pom, "tag"));
    }

    @Test
    void publishesOnLoopbackOnly() {
        assertThat(services())
                .flatExtracting(service -> texts(service.path("ports")))
                .isNotEmpty()
                .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
    }

    @Test
    void waitsForWhatItNeedsToBeHealthy() {
        assertThat(compose.at("/services/inquest/depends_on").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("postgres", "temporal");
        assertThat(compose.at("/services/inquest/depends_on"))
                .allSatisfy(
                        needed -> assertThat(needed.path("condition").asText()).isEqualTo("service_healthy"));
    }

    @Test
    void keepsTheDatabaseInADeclaredVolume() {
        assertThat(texts(compose.at("/services/postgres/volumes")))
                .containsExactly("postgres:/var/lib/postgresql/data");
        assertThat(compose.path("volumes").has("postgres")).isTrue();
    }

    @Test
    void mountsRecordingsThatAreThere() {
        String recordings =
                texts(compose.at("/services/inquest/volumes")).getFirst().split(":")[0];

        assertThat(ROOT.resolve(recordings)).isDirectory();
    }

    @Test
    void givesTheTokenWithoutWhichAnAddressOthersReachIsRefused() {
        JsonNode environment = compose.at("/services/inquest/environment");

        assertThat(environment.path("INQUEST_HTTP_HOST").asText()).isEqualTo("0.0.0.0");
        assertThat(environment.path("INQUEST_API_TOKEN").asText()).startsWith("${INQUEST_API_TOKEN:?");
    }

    @Test
    void setsOnlyWhatTheApplicationReads() throws IOException {
        Set<String> known = new TreeSet<>();
        Matcher names = Pattern.compile("\\$\\{(INQUEST_\\w+)")
                .matcher(Files.readString(Path.of("src/main/resources/application.yaml")));
        while (names.find()) {
            known.add(names.group(1));
        }
        mappedNames(known);

        assertThat(compose.at("/services/inquest/environment").fieldNames())
                .toIterable()
                .isSubsetOf(known);
    }

    /** The environment names of the typed configuration: prefix and method, in upper case with underscores. */
    private static void mappedNames(Set<String> known) {
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.inquest")) {
            if (type.isAnnotatedWith(ConfigMapping.class)) {
                String prefix = type.getAnnotationOfType(ConfigMapping.class).prefix();
                for (JavaMethod method : type.getMethods()) {
                    known.add((prefix + "." + method.getName())
                            .replaceAll("([a-z])([A-Z])", "$1_$2")
                            .replace('.', '_')
                            .toUpperCase(Locale.ROOT));
                }
            }
        }
    }

    private static List<JsonNode> services() {
        return StreamSupport.stream(compose.path("services").spliterator(), false)
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String property(String pom, String name) {
        Matcher value = Pattern.compile("<quarkus.container-image." + name + ">([^<]+)<")
                .matcher(pom);
        assertThat(value.find()).as("property " + name).isTrue();
        return value.group(1);
    }
}
