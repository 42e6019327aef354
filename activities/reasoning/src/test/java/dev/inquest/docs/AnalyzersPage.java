package dev.inquest.docs;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.kubernetes.KubernetesAnalyzers;
import dev.inquest.analysis.logs.LogAnalyzers;
import dev.inquest.analysis.mesh.MeshAnalyzers;
import dev.inquest.analysis.metrics.MetricsAnalyzers;
import dev.inquest.analysis.nodes.NodeAnalyzers;
import dev.inquest.causality.FaultsByFinding;
import dev.inquest.incident.FaultCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The analyzers as a page: what each checks and reads from its source, what its findings speak for from the rules. */
final class AnalyzersPage {

    private AnalyzersPage() {}

    static String text(Path sources) throws IOException {
        StringBuilder page = new StringBuilder("""
                # Analyzers

                What turns evidence into findings, by area. A finding's code is stable; the faults it speaks for rank an answer (`./inquest explain
                CODE`). A finding without a fault is a surface that deeper ones explain. This page is made from the code; CONTRIBUTING.md says
                how to renew it. `inquest.analyzers.disabled` switches analyzers off by the names in the first column.
                """);
        Set<String> emitted = new TreeSet<>();
        for (Map.Entry<String, List<Analyzer>> area : areas().entrySet()) {
            page.append("\n## ").append(area.getKey()).append("\n\n");
            page.append("| analyzer | checks | findings, and the faults they speak for | evidence it reads |\n");
            page.append("| --- | --- | --- | --- |\n");
            for (Analyzer analyzer : area.getValue()) {
                AnalyzerSource source = AnalyzerSource.read(sources, analyzer.getClass());
                emitted.addAll(source.codes());
                page.append("| ").append(analyzer.name()).append(" | ").append(source.description());
                page.append(" | ")
                        .append(source.codes().stream()
                                .map(AnalyzersPage::finding)
                                .collect(Collectors.joining("<br>")));
                page.append(" | ").append(String.join(", ", source.evidence())).append(" |\n");
            }
        }
        Set<String> others = new TreeSet<>(FaultsByFinding.all().keySet());
        others.removeAll(emitted);
        if (!others.isEmpty()) {
            page.append("\n## Findings with a rule that none of these names\n\n");
            others.forEach(code -> page.append("- ").append(finding(code)).append('\n'));
        }
        return page.toString();
    }

    private static Map<String, List<Analyzer>> areas() {
        Map<String, List<Analyzer>> areas = new LinkedHashMap<>();
        areas.put("Kubernetes", KubernetesAnalyzers.all());
        areas.put("Logs", LogAnalyzers.all());
        areas.put("Mesh", MeshAnalyzers.all());
        areas.put("Nodes and control plane", NodeAnalyzers.all());
        areas.put("Metrics", MetricsAnalyzers.all());
        return areas;
    }

    private static String finding(String code) {
        List<FaultCode> faults = FaultsByFinding.all().getOrDefault(code, List.of());
        return faults.isEmpty()
                ? "`" + code + "`"
                : "`" + code + "`: " + faults.stream().map(FaultCode::value).collect(Collectors.joining(", "));
    }
}
