package dev.inquest.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What all verbs share: which service, who asks, how the answer is written. */
abstract class Verb implements Callable<Integer> {

    static final String DEFAULT_SERVER = "http://127.0.0.1:8080";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();

    final CliEnvironment surroundings;

    @Option(
            names = "--server",
            paramLabel = "URL",
            converter = ServerAddress.class,
            description = "The service's address (default: INQUEST_URL, else " + DEFAULT_SERVER + ").")
    @Nullable
    URI server;

    @Option(names = "--by", paramLabel = "NAME", description = "Who asks; recorded (default: USER).")
    @Nullable
    String by;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, json, yaml or md (default: text).")
    Format format = Format.TEXT;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    Verb(CliEnvironment surroundings) {
        this.surroundings = surroundings;
    }

    Service service() {
        return service(
                server != null
                        ? server
                        : ServerAddress.parse(surroundings.environment().getOrDefault("INQUEST_URL", DEFAULT_SERVER)));
    }

    Service service(URI address) {
        return new Service(address, actor(), surroundings.environment().get("INQUEST_API_TOKEN"));
    }

    String actor() {
        if (by != null) {
            return by;
        }
        String user = surroundings.environment().getOrDefault("USER", "");
        return user.isBlank() ? "anonymous" : user;
    }

    /** The formats this verb can write. */
    Set<Format> formats() {
        return EnumSet.of(Format.TEXT, Format.JSON, Format.MD);
    }

    /** A request body that names who asks. */
    ObjectNode signedBody() {
        return Service.JSON.createObjectNode().put("by", actor());
    }

    void print(String text) {
        surroundings.out().print(text.endsWith("\n") ? text : text + "\n");
        surroundings.out().flush();
    }

    void printJson(JsonNode answer) {
        try {
            print(Service.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree could not be written", e);
        }
    }

    void printYaml(JsonNode answer) {
        try {
            print(YAML.writeValueAsString(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree could not be written", e);
        }
    }

    /** The answer as it came, the table in text or Markdown. */
    void print(JsonNode answer, Table table) {
        switch (format) {
            case JSON -> printJson(answer);
            case YAML -> printYaml(answer);
            case TEXT, TABLE -> print(table.text());
            case MD -> print(table.markdown());
            case ITBENCH -> throw new IllegalStateException("no table is printed in the format " + format);
        }
    }

    /** Reads an address, with the scheme and host that the client needs. */
    static final class ServerAddress implements ITypeConverter<URI> {

        @Override
        public URI convert(String text) {
            return parse(text);
        }

        static URI parse(String text) {
            try {
                URI address = URI.create(text.endsWith("/") ? text : text + "/");
                if (address.getHost() != null
                        && String.valueOf(address.getScheme()).matches("https?")) {
                    return address;
                }
            } catch (IllegalArgumentException e) {
                throw notAnAddress(text);
            }
            throw notAnAddress(text);
        }

        private static TypeConversionException notAnAddress(String text) {
            return new TypeConversionException(
                    "the service's address must look like " + DEFAULT_SERVER + " but is '" + text + "'");
        }
    }
}
