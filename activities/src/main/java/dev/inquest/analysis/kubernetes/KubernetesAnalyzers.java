package dev.inquest.analysis.kubernetes;

import dev.inquest.analysis.Analyzer;
import java.util.List;

/** All checks of Kubernetes' own objects, in the order they run. */
public final class KubernetesAnalyzers {

    private KubernetesAnalyzers() {}

    public static List<Analyzer> all() {
        return List.of(
                new PodStatus(),
                new Replicas(),
                new ImagePulls(),
                new StartUp(),
                new Scheduling(),
                new Admission(),
                new Probes(),
                new ConfiguredAddresses(),
                new NameServers(),
                new StorageQuota(),
                new Storage(),
                new Nodes(),
                new ServiceWiring(),
                new NetworkPolicies());
    }
}
