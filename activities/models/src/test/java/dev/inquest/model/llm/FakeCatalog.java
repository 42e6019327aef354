package dev.inquest.model.llm;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.ParsedCommand;
import java.util.List;

/** Knows {@code kubectl get} and nothing else. */
class FakeCatalog implements CommandCatalog {

    @Override
    public ParsedCommand parse(String line) {
        String canonical = line.strip().replaceAll("\\s+", " ");
        if (!canonical.startsWith("kubectl get ")) {
            throw new CommandRefusedException("only kubectl get is available");
        }
        return new ParsedCommand() {
            @Override
            public String canonical() {
                return canonical;
            }

            @Override
            public int estimatedLooks() {
                return 1;
            }
        };
    }

    @Override
    public List<Entry> entries() {
        return List.of(new Entry("kubectl get KIND [NAME] [-n NAMESPACE]", "Shows objects.", "1 look"));
    }
}
