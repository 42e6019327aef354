package dev.inquest.analysis.kubernetes;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Health;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A registry that refuses answers alike for an image that does not exist and for one that it shows to others only. What
 * tells them apart: whether the pod brings a pull secret, and whether the same project of the same registry is pulled from
 * without one by workloads that run. Until both were seen it stays open.
 */
final class RefusedPull {

    private static final Pattern IMAGE = Pattern.compile("(?i)pull(?:ing)? image \"([^\"\\s]{1,300})\"");

    private final EvidenceIndex seen;
    private final PodView pod;

    RefusedPull(EvidenceIndex seen, PodView pod) {
        this.seen = seen;
        this.pod = pod;
    }

    /**
     * The finding's code.
     *
     * @param said what kubelet and registry said
     * @param likelyAbsent whether the registry's words mean an absent image more often than missing rights
     */
    String code(String said, boolean likelyAbsent) {
        Matcher named = IMAGE.matcher(said);
        ImageReference image = named.find() ? ImageReference.of(named.group(1)) : ImageReference.of(imageOfPod());
        if (!Fields.list(pod.object(), "spec", "imagePullSecrets").isEmpty()) {
            return "image.pull-unauthorized";
        }
        if (image.isOfficial()) {
            return "image.not-found";
        }
        Set<ImageReference> pulled = pulled();
        if (pod.object().isMissingNode() || pulled.isEmpty()) {
            return likelyAbsent ? "image.absent-or-refused" : "image.refused-or-absent";
        }
        return likelyAbsent || pulled.contains(image) ? "image.not-found" : "image.pull-unauthorized";
    }

    private String imageOfPod() {
        return Fields.list(pod.object(), "spec", "containers").stream()
                .map(c -> Fields.text(c, "image"))
                .findFirst()
                .orElse("");
    }

    /** What workloads of the namespace that have their replicas pull without a secret. */
    private Set<ImageReference> pulled() {
        Set<ImageReference> pulled = new HashSet<>();
        Health health = new Health(seen);
        for (String kind : List.of("Deployment", "StatefulSet", "DaemonSet")) {
            for (Entity workload : seen.entities(kind)) {
                boolean runs = health.replicas(workload)
                        .filter(r -> r.wanted() > 0 && r.complete())
                        .isPresent();
                if (runs
                        && workload.namespace() != null
                        && workload.namespace().equals(pod.entity().namespace())
                        && !workload.equals(new Workloads(seen).of(pod.entity()))) {
                    images(workload).forEach(i -> pulled.add(ImageReference.of(i)));
                }
            }
        }
        return pulled;
    }

    private List<String> images(Entity workload) {
        return seen.object(workload)
                .map(o -> Fields.at(o.what().object(), "spec", "template"))
                .map(t -> Fields.list(t, "spec", "imagePullSecrets").isEmpty()
                        ? Fields.list(t, "spec", "containers").stream()
                                .map(c -> Fields.text(c, "image"))
                                .toList()
                        : List.<String>of())
                .orElseGet(() -> seen.row(workload)
                        .map(r -> r.what().cell("IMAGES"))
                        .filter(c -> !c.isBlank())
                        .map(c -> List.of(c.split(",")))
                        .orElse(List.of()));
    }
}
