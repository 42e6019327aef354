package dev.inquest.command.istioctl;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.CommandSpec;
import dev.inquest.command.grammar.RunnableCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code istioctl proxy-config}: what a proxy is given, computed from the configuration instead of asked of the proxy. */
public final class ProxyConfigSpec implements CommandSpec {

    @Override
    public List<String> words() {
        return List.of("istioctl", "proxy-config");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                "istioctl proxy-config cluster|route|endpoint|listener POD[.NAMESPACE]|deploy/NAME [-n NAMESPACE]"
                        + " [--fqdn HOST] [--port N] [--direction inbound|outbound]",
                "what the proxy of a pod is given by the configuration: clusters with their DestinationRule and TLS mode,"
                        + " routes, endpoints, listeners",
                "3 to 5 looks: the pod, services and what the view is made of");
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        if (!options.output.equals("short")) {
            throw new CommandRefusedException(
                    "-o " + options.output
                            + " is what a live proxy prints; this view is computed from configuration and is a table: leave -o out");
        }
        if (options.words.size() != 2) {
            throw new CommandRefusedException("a view and a workload are needed; accepted: " + entry().grammar());
        }
        String workload = options.words.get(1);
        int dot = workload.indexOf('.');
        boolean dotted = dot > 0;
        if (dotted && options.namespace != null && !options.namespace.equals(workload.substring(dot + 1))) {
            throw new CommandRefusedException(
                    "the namespace is given twice: " + workload + " and -n " + options.namespace);
        }
        String namespace = dotted ? workload.substring(dot + 1) : options.namespace;
        return new ProxyConfigCommand(
                view(options.words.getFirst()),
                workload(dotted ? workload.substring(0, dot) : workload),
                Arguments.namespace(namespace),
                options.fqdn == null ? null : Arguments.name(options.fqdn),
                options.port,
                direction(options.direction));
    }

    private static @Nullable String direction(@Nullable String word) {
        if (word == null || List.of("inbound", "outbound").contains(word)) {
            return word;
        }
        throw new CommandRefusedException("--direction is inbound or outbound, not " + word);
    }

    private static String workload(String word) {
        int slash = word.indexOf('/');
        if (slash < 0) {
            return Arguments.name(word);
        }
        String kind = word.substring(0, slash).toLowerCase(Locale.ROOT);
        String name = Arguments.name(word.substring(slash + 1));
        return switch (kind) {
            case "pod", "pods", "po" -> name;
            case "deploy", "deployment", "deployments" -> "deployments/" + name;
            default -> throw new CommandRefusedException("a proxy stands in a POD or deploy/NAME, not in " + word);
        };
    }

    private static String view(String word) {
        return switch (word) {
            case "cluster", "clusters", "c" -> "cluster";
            case "route", "routes", "r" -> "route";
            case "endpoint", "endpoints", "ep" -> "endpoint";
            case "listener", "listeners", "l" -> "listener";
            default ->
                throw new CommandRefusedException(
                        "proxy-config shows cluster, route, endpoint or listener, not " + word);
        };
    }

    private static final class Options {
        @Parameters(arity = "0..*")
        private List<String> words = new ArrayList<>();

        @Option(names = {"-n", "--namespace"})
        private @Nullable String namespace;

        @Option(names = {"-o", "--output"})
        private String output = "short";

        @Option(names = "--direction")
        private @Nullable String direction;

        @Option(names = "--fqdn")
        private @Nullable String fqdn;

        @Option(names = "--port")
        private @Nullable Integer port;
    }
}
