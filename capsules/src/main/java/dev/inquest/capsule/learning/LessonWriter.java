package dev.inquest.capsule.learning;

import dev.inquest.capsule.Lesson;
import dev.inquest.capsule.ProcedureStep;
import dev.inquest.incident.Diagnosis;
import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceRef;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.Finding;
import dev.inquest.incident.RootCause;
import dev.inquest.incident.Severity;
import dev.inquest.text.Shorten;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what an investigation taught. The deciding commands are those whose evidence the diagnosis cites, and
 * those that a correction added and that showed something about what the diagnosis names; each once, in the order they
 * were run, at most {@value Procedures#MAX_STEPS}, names removed. The looks of the orientation are not part of it: they
 * are made in every investigation, and a capsule is recalled after them.
 */
public final class LessonWriter {

    private static final int MAX_PAGE = 600;
    /** What tells one incident from the next without being a name: ids, addresses, times. */
    private static final String PASSING =
            "[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?\\b"
                    + "|\\b\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?Z?";

    private final Investigation investigation;
    private final Placeholders placeholders;

    private LessonWriter(Investigation investigation) {
        this.investigation = investigation;
        this.placeholders = Placeholders.of(investigation.names());
    }

    /**
     * What is told of an investigation.
     *
     * @param incidentId the incident
     * @param page the words of the page
     * @param symptoms symptom codes
     * @param findings all findings, with the evidence each rests on
     * @param evidence every look, in the order of its number
     * @param oriented how many of them, from the first, were the orientation
     * @param diagnosis the answer, or null when none was found
     * @param corrections the teacher's corrections, oldest first
     * @param taught the commands that each correction added to the plan, canonical, oldest correction first
     * @param purposes why commands were run, by canonical command, where a plan said so
     * @param names the incident's names by role, most telling role first; see {@link Placeholders}
     * @param reward between 0 and 1
     */
    public record Investigation(
            String incidentId,
            String page,
            Set<String> symptoms,
            List<Finding> findings,
            List<EvidenceRef> evidence,
            int oriented,
            @Nullable Diagnosis diagnosis,
            List<String> corrections,
            List<Set<String>> taught,
            Map<String, String> purposes,
            Map<String, String> names,
            double reward) {}

    /** The lesson; without a diagnosis or a deciding command it is one that teaches nothing. */
    public static Lesson write(Investigation investigation) {
        return new LessonWriter(investigation).write();
    }

    private Lesson write() {
        List<EvidenceRef> decisive = decisive();
        int decidingLook = decisive.isEmpty()
                ? investigation.oriented() + 1
                : decisive.getFirst().number();
        Diagnosis diagnosis = investigation.diagnosis();
        return new Lesson(
                investigation.incidentId(),
                codesBefore(investigation.findings(), decidingLook),
                new TreeSet<>(investigation.symptoms()),
                Shorten.to(MAX_PAGE, nameless(investigation.page())),
                investigation.corrections().stream().map(this::nameless).toList(),
                steps(decisive),
                diagnosis == null ? null : diagnosis.rootCauses().getFirst().fault(),
                investigation.reward());
    }

    /** The codes of findings that harm or may harm, and that a look before this number already showed. */
    public static Set<String> codesBefore(Collection<Finding> findings, int lookNumber) {
        return findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .filter(finding -> Collections.min(finding.evidence()) < lookNumber)
                .map(Finding::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<EvidenceRef> decisive() {
        Diagnosis diagnosis = investigation.diagnosis();
        if (diagnosis == null) {
            return List.of();
        }
        Set<Integer> cited = diagnosis.rootCauses().stream()
                .map(RootCause::evidence)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        Set<Integer> contributed = contributed(diagnosis);
        Set<String> taught =
                investigation.taught().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Set<String> deciding = decidingCorrection(cited);
        return investigation.evidence().stream()
                .filter(e -> e.number() > investigation.oriented())
                .filter(e -> e.status() == EvidenceStatus.OK || e.status() == EvidenceStatus.ABSENT)
                .filter(e -> cited.contains(e.number())
                        || deciding.contains(e.command())
                        || taught.contains(e.command()) && contributed.contains(e.number()))
                .sorted(Comparator.comparing((EvidenceRef e) -> !cited.contains(e.number()))
                        .thenComparingInt(EvidenceRef::number))
                .limit(Procedures.MAX_STEPS)
                .sorted(Comparator.comparingInt(EvidenceRef::number))
                .toList();
    }

    /**
     * The last correction that brought a cited look. It is one topic, whose looks are read together: on the next incident
     * another of them may decide, as when a policy is set for a namespace there and for a workload here.
     */
    private Set<String> decidingCorrection(Set<Integer> cited) {
        Set<String> citedCommands = investigation.evidence().stream()
                .filter(e -> cited.contains(e.number()))
                .map(EvidenceRef::command)
                .collect(Collectors.toSet());
        return investigation.taught().reversed().stream()
                .filter(commands -> commands.stream().anyMatch(citedCommands::contains))
                .findFirst()
                .orElse(Set.of());
    }

    /** The looks that showed a harm to something that the diagnosis names. */
    private Set<Integer> contributed(Diagnosis diagnosis) {
        Set<Entity> named = new HashSet<>(diagnosis.victims());
        diagnosis.rootCauses().forEach(cause -> named.add(cause.entity()));
        diagnosis.chain().forEach(link -> Stream.of(link.source(), link.target())
                .forEach(named::add));
        return investigation.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO && named.contains(finding.entity()))
                .flatMap(finding -> finding.evidence().stream())
                .collect(Collectors.toSet());
    }

    private List<ProcedureStep> steps(List<EvidenceRef> decisive) {
        Map<String, ProcedureStep> steps = new LinkedHashMap<>();
        for (EvidenceRef look : decisive) {
            Templates.general(placeholders.abstractNames(look.command()))
                    .ifPresent(template ->
                            steps.putIfAbsent(template, new ProcedureStep(template, purpose(look.command()))));
        }
        return List.copyOf(steps.values());
    }

    private String purpose(String command) {
        String planned = investigation.purposes().get(command);
        return planned == null || planned.isBlank() ? "decided an earlier incident" : nameless(planned);
    }

    private String nameless(String text) {
        return placeholders.scrub(text).replaceAll(PASSING, "…").strip();
    }
}
