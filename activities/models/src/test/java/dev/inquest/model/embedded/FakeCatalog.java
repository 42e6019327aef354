package dev.inquest.model.embedded;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.ParsedCommand;
import dev.inquest.incident.Risk;
import java.util.List;

/** Takes any kubectl and istioctl line as canonical, one look each. */
public final class FakeCatalog implements CommandCatalog {

    private record Parsed(String canonical, Risk risk, int estimatedLooks) implements ParsedCommand {}

    @Override
    public ParsedCommand parse(String line) {
        if (!line.startsWith("kubectl ") && !line.startsWith("istioctl ")) {
            throw new CommandRefusedException("not a command of the catalogue: " + line);
        }
        return new Parsed(line, line.startsWith("kubectl logs") ? Risk.SENSITIVE_READ : Risk.READ, 1);
    }

    @Override
    public List<Entry> entries() {
        return List.of();
    }
}
