package dev.inquest.command.kubectl;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.CommandSpec;
import dev.inquest.command.grammar.RunnableCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubectl auth can-i}: what this account may do, and by the RBAC objects what a ServiceAccount may. */
public final class CanISpec implements CommandSpec {

    private static final Pattern VERB = Pattern.compile("[a-z]{2,30}|\\*");
    private static final Pattern SERVICE_ACCOUNT =
            Pattern.compile("system:serviceaccount:([a-z0-9][-a-z0-9]{0,62}):([a-z0-9][-a-z0-9.]{0,252})");
    private static final Set<String> SUBRESOURCES =
            Set.of("log", "exec", "attach", "portforward", "proxy", "status", "scale", "eviction", "token");

    @Override
    public List<String> words() {
        return List.of("kubectl", "auth", "can-i");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                "kubectl auth can-i VERB KIND[/NAME] [-n NAMESPACE | -A] [--subresource SUB]"
                        + " [--as system:serviceaccount:NAMESPACE:NAME] | --list [-n NAMESPACE]",
                "whether this account may do something, or all it may do; with --as a ServiceAccount's rights by the"
                        + " Roles and bindings, read and not impersonated",
                "1 look; 4 with --as and 1 for every further 50 objects of a kind");
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        String namespace = options.everywhere ? null : Arguments.namespace(options.namespace);
        if (options.list) {
            if (!options.words.isEmpty() || options.as != null || namespace == null) {
                throw new CommandRefusedException(
                        "--list shows this account's own rights in one namespace: give only -n");
            }
            return new CanIListCommand(namespace);
        }
        if (options.words.size() != 2 || !VERB.matcher(options.words.getFirst()).matches()) {
            throw new CommandRefusedException(
                    "a verb and a kind are needed, as in: kubectl auth can-i list pods -n shop");
        }
        String[] resource = options.words.get(1).split("/", 2);
        boolean subresource = resource.length == 2 && SUBRESOURCES.contains(resource[1]);
        return new CanICommand(
                options.words.getFirst(),
                resource[0].equals("*") ? "*" : Target.kind(resource[0]),
                subresource ? resource[1] : subresource(options.subresource),
                resource.length == 2 && !subresource ? Arguments.name(resource[1]) : null,
                namespace,
                as(options.as));
    }

    private static @Nullable String subresource(@Nullable String value) {
        return value == null ? null : Arguments.name(value);
    }

    private static @Nullable String as(@Nullable String value) {
        if (value != null && !SERVICE_ACCOUNT.matcher(value).matches()) {
            throw new CommandRefusedException("--as is answered for system:serviceaccount:NAMESPACE:NAME only, from the"
                    + " Roles and bindings: nobody is impersonated");
        }
        return value;
    }

    private static final class Options {
        @Parameters(arity = "0..*")
        private List<String> words = new ArrayList<>();

        @Option(names = {"-n", "--namespace"})
        private @Nullable String namespace;

        @Option(names = {"-A", "--all-namespaces"})
        private boolean everywhere;

        @Option(names = "--subresource")
        private @Nullable String subresource;

        @Option(names = "--as")
        private @Nullable String as;

        @Option(names = "--list")
        private boolean list;

        /** Accepted because people type it; the headers stay, for what reads the output needs them. */
        @Option(names = "--no-headers")
        private boolean noHeaders;
    }
}
