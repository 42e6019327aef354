package dev.inquest.analysis.logs;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.PodView;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.LogSeen;
import dev.inquest.text.Shorten;
import dev.inquest.text.Stems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Programs that find no space left: on the claim mounted where they write, else on what the pod itself holds. */
public final class FullVolumes implements Analyzer {

    private static final Pattern FULL =
            Pattern.compile("(?i)no space left on device|ENOSPC|disk quota exceeded|disk is full"
                    + "|flood.?stage (disk )?watermark|not enough (disk )?space|out of disk space");

    private static final Stems STEMS = Stems.of("space", "enospc", "quota", "disk is full", "watermark");

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (Cited<LogSeen> log : seen.logs()) {
            LogUnits.of(log).stream()
                    .filter(LogUnits.Unit::isOutOfSpace)
                    .findFirst()
                    .ifPresent(u -> found.add(finding(seen, log, u.text())));
        }
        return found;
    }

    static boolean isOutOfSpace(String text) {
        return STEMS.in(text) && FULL.matcher(text).find();
    }

    private static Finding finding(EvidenceIndex seen, Cited<LogSeen> log, String said) {
        Entity pod = log.what().pod();
        Optional<PodView> view = PodView.of(seen, pod).filter(p -> !p.object().isMissingNode());
        Optional<Entity> claim = view.flatMap(p -> claim(p, said));
        String message = pod.name() + " has no space left"
                + claim.map(c -> " on claim " + c.name()).orElse("") + ": " + Shorten.to(220, said);
        List<Integer> evidence = Findings.together(
                List.of(log.evidence()), view.map(PodView::evidence).orElse(List.of()));
        return claim.map(c -> Findings.error("claim.volume-full", c, message, evidence))
                .orElseGet(() -> Findings.error("pod.no-space-left", pod, message, evidence));
    }

    /** The claim mounted at the longest path that the message names, or the only claim there is. */
    private static Optional<Entity> claim(PodView pod, String said) {
        Map<String, String> claims = new LinkedHashMap<>();
        Fields.list(pod.object(), "spec", "volumes").forEach(v -> {
            String claim = Fields.text(v, "persistentVolumeClaim", "claimName");
            if (!claim.isEmpty()) {
                claims.put(Fields.text(v, "name"), claim);
            }
        });
        Optional<String> named = Fields.list(pod.object(), "spec", "containers").stream()
                .flatMap(c -> Fields.list(c, "volumeMounts").stream())
                .filter(m -> claims.containsKey(Fields.text(m, "name")) && said.contains(Fields.text(m, "mountPath")))
                .max(Comparator.comparingInt(m -> Fields.text(m, "mountPath").length()))
                .map(m -> claims.getOrDefault(Fields.text(m, "name"), ""));
        boolean elsewhere = said.contains("/tmp") || said.contains("/var/log");
        return named.or(() -> claims.size() == 1 && !elsewhere
                        ? claims.values().stream().findFirst()
                        : Optional.empty())
                .map(c -> new Entity(pod.entity().namespace(), "PersistentVolumeClaim", c));
    }
}
