package dev.inquest.analysis.kubernetes;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.flags.FeatureFlags;
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
                new NetworkPolicies(),
                new References(),
                new PullSecrets(),
                new ProbePorts(),
                new Evictions(),
                new Jobs(),
                new CronJobs(),
                new Rollouts(),
                new StatefulSetParts(),
                new Provisioning(),
                new Quotas(),
                new Ingresses(),
                new GatewayApi(),
                new LoadBalancers(),
                new Autoscalers(),
                new DisruptionBudgets(),
                new PolicyShapes(),
                new Webhooks(),
                new ApiAccess(),
                new RoleBindings(),
                new NameService(),
                new FeatureFlags(),
                new Certificates(),
                new MissingServices(),
                new RoutedPaths(),
                new LimitRanges(),
                new StorageClasses(),
                new SystemPods());
    }
}
