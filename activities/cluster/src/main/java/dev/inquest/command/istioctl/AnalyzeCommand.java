package dev.inquest.command.istioctl;

import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Severity;
import dev.inquest.mesh.MeshAnalyzer;
import dev.inquest.mesh.MeshConfig;
import dev.inquest.mesh.MeshMessage;
import dev.inquest.observation.Observation;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An {@code istioctl analyze} that was understood. */
record AnalyzeCommand(@Nullable String namespace) implements RunnableCommand {

    private static final int MAX_FINDINGS = 200;
    private static final int LOOKS = 8;

    @Override
    public String canonical() {
        return new Arguments.Line("istioctl", "analyze")
                .option("-n", namespace)
                .flag("-A", namespace == null)
                .toString();
    }

    @Override
    public int estimatedLooks() {
        return LOOKS;
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        MeshReader objects = AnalyzedObjects.read(namespace, new MeshReader(reader, out));
        report(objects.mesh(), objects, out);
        return out.build(reader);
    }

    private void report(MeshConfig mesh, MeshReader objects, OutputBuilder out) {
        List<MeshMessage> findings = MeshAnalyzer.all().stream()
                .flatMap(a -> a.analyze(mesh).stream())
                .distinct()
                .filter(f -> namespace == null || concerns(f.entity()))
                .sorted(Comparator.comparing(MeshMessage::severity).reversed())
                .toList();
        boolean anything = !objects.objects().isEmpty();
        if (anything) {
            out.shown();
        }
        findings.stream().limit(MAX_FINDINGS).forEach(f -> {
            out.text(f.line());
            out.observe(new Observation.Message(f.code(), f.severity(), f.entity(), f.line()));
        });
        String where = namespace == null ? "all namespaces" : "namespace " + namespace;
        if (findings.size() > MAX_FINDINGS) {
            out.text("(" + (findings.size() - MAX_FINDINGS) + " further messages not shown)");
        }
        if (findings.isEmpty() && anything) {
            out.text("✔ No validation issues found when analyzing " + where + "."
                    + (objects.complete() ? "" : " What was not shown was not analyzed."));
        }
        MeshInventory.of(namespace, objects, mesh, out);
        long errors =
                findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
        out.summarize(findings.size() + " messages, " + errors + " errors, in " + where);
    }

    /** What is elsewhere was read to judge what is here, not to be judged itself; what holds for the whole mesh is here too. */
    private boolean concerns(Entity entity) {
        return entity.namespace() == null
                || entity.namespace().equals(namespace)
                || entity.namespace().equals(MeshConfig.ROOT_NAMESPACE)
                        && !List.of("Pod", "Service", "Deployment").contains(entity.kind());
    }
}
