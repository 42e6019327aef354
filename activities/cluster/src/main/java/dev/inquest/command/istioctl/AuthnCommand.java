package dev.inquest.command.istioctl;

import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.kubernetes.TextTable;
import dev.inquest.mesh.MeshAnalyzer;
import dev.inquest.mesh.MeshConfig;
import dev.inquest.mesh.ServiceTls;
import dev.inquest.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An {@code istioctl authn} that was understood. */
record AuthnCommand(@Nullable String service, String namespace) implements RunnableCommand {

    private static final int MAX_TEXT = 60_000;
    private static final int LOOKS = 6;
    private static final List<String> COLUMNS = List.of(
            "HOST:PORT", "SUBSET", "CALLERS IN", "STATUS", "SERVER", "CLIENT", "AUTHN POLICY", "DESTINATION RULE");

    @Override
    public String canonical() {
        return new Arguments.Line("istioctl", "authn", "tls-check")
                .word(service)
                .option("-n", namespace)
                .toString();
    }

    @Override
    public int estimatedLooks() {
        return LOOKS;
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        MeshReader objects = new MeshReader(reader, out)
                .list(namespace, "services", "pods")
                .withRoot(namespace, "destinationrules", "peerauthentications");
        MeshConfig mesh = objects.mesh();
        List<TextTable.Row> rows = new ArrayList<>();
        for (JsonNode one : mesh.all("Service")) {
            if (service == null || service.equals(name(one))) {
                ServiceTls.of(mesh, one).forEach(tls -> rows.add(row(tls)));
            }
        }
        if (rows.isEmpty()) {
            out.text("No Services found in " + namespace + " namespace.");
            return out.summarize("no Services").build(reader);
        }
        TextTable kept = new TextTable(COLUMNS, rows).within(MAX_TEXT);
        out.shown().text(kept.text());
        if (kept.rows().size() < rows.size()) {
            out.text("(" + (rows.size() - kept.rows().size()) + " rows not shown; ask for one Service)");
        }
        kept.rows().forEach(r -> out.observe(new Observation.ProxyEntry(r.entity(), "authn", kept.columns(r))));
        MeshAnalyzer.mutualTls().analyze(mesh).stream()
                .filter(f -> service == null || f.text().contains(" " + service + "."))
                .forEach(f -> {
                    out.text(f.line());
                    out.observe(new Observation.Message(f.code(), f.severity(), f.entity(), f.line()));
                });
        long conflicts =
                rows.stream().filter(r -> r.cells().contains("CONFLICT")).count();
        return out.summarize(rows.size() + " ports, " + conflicts + " in conflict")
                .build(reader);
    }

    private static TextTable.Row row(ServiceTls tls) {
        JsonNode by = tls.accepted().by();
        return new TextTable.Row(
                entity(tls.service()),
                List.of(
                        MeshConfig.hostOf(tls.service()) + ":" + text(tls.port(), "port"),
                        tls.subset().isEmpty() ? "-" : tls.subset(),
                        tls.caller(),
                        tls.isConflict() ? "CONFLICT" : "OK",
                        tls.injected() ? tls.accepted().mode() : "NO SIDECAR",
                        tls.sent(),
                        by == null ? "-" : name(by) + "." + MeshConfig.namespaceOf(by),
                        tls.rule()
                                .map(r -> name(r) + "." + MeshConfig.namespaceOf(r))
                                .orElse("-")));
    }
}
