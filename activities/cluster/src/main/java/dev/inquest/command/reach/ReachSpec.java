package dev.inquest.command.reach;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.CommandSpec;
import dev.inquest.command.grammar.RunnableCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inquest reach}. */
public final class ReachSpec implements CommandSpec {

    private static final Pattern PORT_NAME = Pattern.compile("[a-z0-9][-a-z0-9]{0,14}");
    private static final int MAX_PORT = 65_535;

    @Override
    public List<String> words() {
        return List.of("inquest", "reach");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                "inquest reach SOURCE TARGET PORT [-n NAMESPACE]",
                "whether a pod or workload reaches a port of a service, workload or pod: DNS, Service, endpoints, target"
                        + " port, NetworkPolicies, mesh policies, each verdict with the object that decides; SOURCE and"
                        + " TARGET are NAME, KIND/NAME or NAMESPACE/NAME",
                "8 to 16 looks");
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        if (options.words.size() != 3) {
            throw new CommandRefusedException(
                    "a source, a target and a port are needed, as in: inquest reach web cart 8080 -n shop");
        }
        String namespace = Arguments.namespace(options.namespace);
        return new ReachCommand(
                Place.read(options.words.get(0), namespace),
                Place.read(options.words.get(1), namespace),
                port(options.words.get(2)),
                namespace);
    }

    private static String port(String word) {
        boolean number = word.chars().allMatch(Character::isDigit);
        boolean known = number
                ? word.length() <= 5 && Integer.parseInt(word) >= 1 && Integer.parseInt(word) <= MAX_PORT
                : PORT_NAME.matcher(word).matches();
        if (!known) {
            throw new CommandRefusedException("'" + word + "' is neither a port number nor the name of a port");
        }
        return word;
    }

    private static final class Options {
        @Parameters(arity = "0..*")
        private List<String> words = new ArrayList<>();

        @Option(names = {"-n", "--namespace"})
        private @Nullable String namespace;
    }
}
