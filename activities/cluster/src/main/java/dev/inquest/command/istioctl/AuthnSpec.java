package dev.inquest.command.istioctl;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.CommandSpec;
import dev.inquest.command.grammar.RunnableCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code istioctl authn tls-check}: both sides of every connection, computed from the configuration. */
public final class AuthnSpec implements CommandSpec {

    @Override
    public List<String> words() {
        return List.of("istioctl", "authn");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                "istioctl authn tls-check [SERVICE[.NAMESPACE]] [-n NAMESPACE]",
                "for every Service and port what its pods demand (PeerAuthentication of workload, port, namespace and mesh;"
                        + " sidecar or none), what clients send (DestinationRule, automatic mutual TLS), and whether"
                        + " they agree",
                "6 looks, and 1 for every further 50 objects of a kind");
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        List<String> words = new ArrayList<>(options.words);
        if (!words.isEmpty() && words.getFirst().equals("tls-check")) {
            words.removeFirst();
        }
        if (words.size() > 1) {
            throw new CommandRefusedException("one Service at most; accepted: " + entry().grammar());
        }
        if (words.isEmpty()) {
            return new AuthnCommand(null, Arguments.namespace(options.namespace));
        }
        String[] host = words.getFirst().split("\\.", 3);
        if (host.length > 1 && options.namespace != null && !options.namespace.equals(host[1])) {
            throw new CommandRefusedException(
                    "the namespace is given twice: " + words.getFirst() + " and -n " + options.namespace);
        }
        return new AuthnCommand(
                Arguments.name(host[0]), Arguments.namespace(host.length > 1 ? host[1] : options.namespace));
    }

    private static final class Options {
        @Parameters(arity = "0..*")
        private List<String> words = new ArrayList<>();

        @Option(names = {"-n", "--namespace"})
        private @Nullable String namespace;
    }
}
