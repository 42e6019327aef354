package dev.inquest.command.catalog;

import dev.inquest.command.CommandCatalog;
import dev.inquest.incident.Risk;
import java.util.List;

/** The commands of a catalogue as a page of documentation. */
public final class CommandReference {

    private CommandReference() {}

    /** The page, in Markdown. */
    public static String markdown(List<CommandCatalog.Entry> entries) {
        StringBuilder page = new StringBuilder("""
                # Commands

                What an investigation may run: everything here only reads. Models are told of the same list, `./inquest commands`
                prints it, and this page is written from it (`-Dinquest.docs.write=true` with the test `CommandReferenceTest`).

                A *look* is one list, get or log request, and one more for every further 50 objects that it returns. Sensitive
                commands may show configuration or log lines; values of Secrets are never shown, only their keys and sizes.
                Outputs are bounded, and what is abnormal is kept first.

                Four commands tell more of a recording than of a live cluster: what they read there is no Kubernetes object, and only
                recordings hold it.

                | command | on a recording that has it | on a live cluster, and on any other recording |
                | --- | --- | --- |
                | `inquest calls` | calls that were traced | calls that workloads are configured to make |
                | `inquest connect` | connections that were tried | ready addresses behind each Service |
                | `inquest node-services` | states of the nodes' system services | conditions and leases of the nodes, leases and pods of the control plane |
                | `inquest error-logs` | error lines that were collected | nothing: it says so, and that `kubectl logs` shows those of one pod |
                """);
        for (CommandCatalog.Entry entry : entries) {
            page.append("\n## ")
                    .append(entry.name())
                    .append("\n\n```\n")
                    .append(entry.grammar())
                    .append("\n```\n\n");
            page.append("- shows: ").append(entry.shows()).append('\n');
            page.append("- cost: ").append(entry.cost()).append('\n');
            page.append("- risk: ").append(words(entry.risk())).append('\n');
        }
        return page.toString();
    }

    private static String words(Risk highest) {
        return switch (highest) {
            case READ -> "reads";
            case SENSITIVE_READ -> "may read what is sensitive";
        };
    }
}
