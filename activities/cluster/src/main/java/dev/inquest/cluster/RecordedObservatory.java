package dev.inquest.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inquest.recording.Recording;
import dev.inquest.recording.format.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The recorded answers in {@code tools/<Name>.json}: {@code outputs} maps {@code k=v;k=v} to what was answered. A key that is
 * not there was not asked; relative ages in the texts are of the time of asking and are left out.
 */
public final class RecordedObservatory implements Observatory {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ACTIVE = Pattern.compile("Active: ([^\\n;]*)");
    private static final Pattern FROM_NODE = Pattern.compile("deployed on (\\S+):");
    private static final Pattern CALLED_BY = Pattern.compile("\\[Upstream[^]]*]:([^\\n]*)");
    private static final Pattern CALLS = Pattern.compile("(?m)^[├└]──\\s*([a-z0-9][-a-z0-9]*)");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][-a-z0-9]*");

    private final Map<String, Path> tools = new TreeMap<>();

    private RecordedObservatory(List<Path> files) {
        files.forEach(f -> tools.put(f.getFileName().toString(), f));
    }

    /** What this recording can answer. */
    public static Observatory of(Recording recording) {
        return new RecordedObservatory(recording.tools());
    }

    @Override
    public Optional<List<NodeService>> nodeServices() {
        return outputs("CheckNodeServiceStatus").map(all -> all.stream()
                .map(o -> nodeService(o.key("node_name"), o.key("service_name"), o.text()))
                .toList());
    }

    @Override
    public Optional<List<Connection>> connections(String namespace) {
        return outputs("CheckServiceConnectivity").map(all -> all.stream()
                .filter(o -> o.key("namespace").equals(namespace))
                .flatMap(RecordedObservatory::connection)
                .toList());
    }

    @Override
    public Optional<List<Call>> calls(String namespace) {
        return outputs("GetServiceDependencies").map(all -> {
            Set<Call> calls = new LinkedHashSet<>();
            all.forEach(o -> calls(o.key("service_name"), o.text(), calls));
            return List.copyOf(calls);
        });
    }

    @Override
    public Optional<List<ErrorPattern>> errors(String namespace) {
        return outputs("GetErrorLogs").map(all -> all.stream()
                .filter(o -> o.key("namespace").equals(namespace))
                .flatMap(RecordedObservatory::errors)
                .toList());
    }

    private record Output(Map<String, String> keys, JsonNode value) {
        String key(String name) {
            return keys.getOrDefault(name, "");
        }

        String text() {
            return value.asText();
        }
    }

    private Optional<List<Output>> outputs(String tool) {
        Path file = tools.get(tool + ".json");
        if (file == null) {
            return Optional.empty();
        }
        try {
            List<Output> outputs = new ArrayList<>();
            JSON.readTree(Files.readString(file))
                    .path("outputs")
                    .properties()
                    .forEach(e -> outputs.add(new Output(keys(e.getKey()), e.getValue())));
            return Optional.of(outputs);
        } catch (IOException e) {
            throw new ClusterUnavailableException(
                    RecordingException.inFile(file, "is no valid JSON", e).messageWithoutPath(), e);
        }
    }

    private static Map<String, String> keys(String text) {
        Map<String, String> keys = new TreeMap<>();
        for (String pair : text.split(";")) {
            int eq = pair.indexOf('=');
            if (eq > 0) {
                keys.put(pair.substring(0, eq), pair.substring(eq + 1));
            }
        }
        return keys;
    }

    private static NodeService nodeService(String node, String service, String text) {
        Matcher active = ACTIVE.matcher(text);
        if (!active.find()) {
            return new NodeService(node, service, State.UNKNOWN, "its state was not told");
        }
        String said = active.group(1).replaceAll(" since .*", "").strip();
        State state = said.startsWith("active")
                ? State.RUNNING
                : said.startsWith("inactive")
                        ? State.STOPPED
                        : said.startsWith("failed") || said.startsWith("activating") ? State.FAILED : State.UNKNOWN;
        return new NodeService(node, service, state, said);
    }

    private static Stream<Connection> connection(Output output) {
        Matcher nodes = FROM_NODE.matcher(output.text());
        List<Connection> tried = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        while (nodes.find()) {
            starts.add(nodes.end());
            names.add(nodes.group(1));
        }
        if (starts.isEmpty()) {
            reached(output.text()).ifPresent(r -> tried.add(connection(output, null, r)));
        }
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : output.text().length();
            String from = names.get(i);
            reached(output.text().substring(starts.get(i), end)).ifPresent(r -> tried.add(connection(output, from, r)));
        }
        return tried.stream();
    }

    private static Connection connection(Output output, @Nullable String from, boolean reached) {
        String port = output.key("port");
        return new Connection(
                output.key("service_name"), port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0, from, reached);
    }

    private static Optional<Boolean> reached(String text) {
        if (text.contains("Succeeded")) {
            return Optional.of(true);
        }
        return text.contains("Failed") ? Optional.of(false) : Optional.empty();
    }

    private static void calls(String service, String text, Set<Call> calls) {
        Matcher by = CALLED_BY.matcher(text);
        if (by.find()) {
            for (String caller : by.group(1).split(",")) {
                if (NAME.matcher(caller.strip()).matches()) {
                    calls.add(new Call(caller.strip(), service));
                }
            }
        }
        Matcher callees = CALLS.matcher(text);
        while (callees.find()) {
            calls.add(new Call(service, callees.group(1)));
        }
    }

    private static Stream<ErrorPattern> errors(Output output) {
        List<ErrorPattern> patterns = new ArrayList<>();
        output.value()
                .path("patterns")
                .forEach(p -> patterns.add(new ErrorPattern(
                        output.key("service_name"),
                        p.path("pattern").asText(),
                        p.path("count").asInt(1))));
        return patterns.stream();
    }
}
