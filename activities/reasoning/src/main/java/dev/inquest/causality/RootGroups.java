package dev.inquest.causality;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.incident.Entity;
import dev.inquest.incident.FaultCode;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Severity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Findings without an incident, causes apart from victims: a finding is accounted for by a deeper one on the same entity,
 * or on one that this entity suffers by. What no deeper finding accounts for and is more than a surface is a root. Linear
 * in findings and edges: what a root reaches is not searched again for another.
 */
public final class RootGroups {

    /** The deepest first, then what harms most, then in a stable order. */
    private static final Comparator<Claim> DEEPEST = Comparator.comparingDouble((Claim c) -> -c.weight())
            .thenComparing(c -> c.finding().severity(), Comparator.reverseOrder())
            .thenComparing(Claim::entity)
            .thenComparing(c -> c.finding().code());

    private final EntityGraph graph;
    private final Map<Entity, List<Root>> rootsOn = new HashMap<>();
    private final Map<Entity, Root> reachedBy = new HashMap<>();
    private final List<Root> roots = new ArrayList<>();
    private final List<Finding> unexplained = new ArrayList<>();

    /**
     * @param roots the causes, the gravest first
     * @param unexplained findings that harm or may, and that no cause found accounts for
     * @param notes findings that harm nobody by themselves
     */
    public record Groups(List<Root> roots, List<Finding> unexplained, List<Finding> notes) {}

    /** A cause with what it accounts for. */
    public static final class Root {
        private final Entity entity;
        private final FaultRules.Rule rule;
        private final Finding finding;
        private final List<Finding> own = new ArrayList<>();
        private final Map<Entity, List<Finding>> victims = new LinkedHashMap<>();

        private Root(Claim claim, FaultRules.Rule rule) {
            this.entity = claim.entity();
            this.rule = rule;
            this.finding = claim.finding();
        }

        /** The object to mend. */
        public Entity entity() {
            return entity;
        }

        /** What kind of defect. */
        public FaultCode fault() {
            return rule.fault();
        }

        /** How far the deciding finding reaches. */
        public Depth depth() {
            return rule.depth();
        }

        /** The finding that decides. */
        public Finding finding() {
            return finding;
        }

        /** Further findings on the same object that it accounts for. */
        public List<Finding> own() {
            return List.copyOf(own);
        }

        /** What suffers by it, with the findings that show it. */
        public Map<Entity, List<Finding>> victims() {
            return Map.copyOf(victims);
        }

        /** What a person would try first. */
        public String suggestedFix() {
            return SuggestedFix.of(rule.fault(), entity);
        }

        private void account(Claim claim) {
            if (claim.entity().equals(entity)) {
                own.add(claim.finding());
            } else {
                victims.computeIfAbsent(claim.entity(), e -> new ArrayList<>()).add(claim.finding());
            }
        }
    }

    private record Claim(Entity entity, Finding finding) {
        Optional<FaultRules.Rule> rule() {
            return FaultRules.of(finding.code()).stream().findFirst();
        }

        double weight() {
            return rule().map(r -> r.depth().weight()).orElse(0.0);
        }
    }

    private RootGroups(EvidenceIndex seen) {
        graph = new EntityGraph(seen);
    }

    /** The findings over what was seen, grouped. */
    public static Groups of(EvidenceIndex seen, List<Finding> findings) {
        RootGroups groups = new RootGroups(seen);
        List<Finding> notes = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.severity() == Severity.INFO) {
                notes.add(finding);
            } else {
                claims.add(new Claim(groups.graph.lifted(finding.entity()), finding));
            }
        }
        claims.stream().sorted(DEEPEST).forEach(groups::place);
        return new Groups(groups.gravestFirst(), List.copyOf(groups.unexplained), notes);
    }

    private void place(Claim claim) {
        Optional<Root> accounts = accountsFor(claim);
        Optional<FaultRules.Rule> rule = claim.rule().filter(r -> r.depth() != Depth.SURFACE);
        if (accounts.isPresent()) {
            accounts.get().account(claim);
        } else if (rule.isPresent()) {
            begin(new Root(claim, rule.get()));
        } else {
            unexplained.add(claim.finding());
        }
    }

    /** The same defect of the same object, else a deeper one there, else a deeper one that reaches it. */
    private Optional<Root> accountsFor(Claim claim) {
        List<Root> own = rootsOn.getOrDefault(claim.entity(), List.of());
        return own.stream()
                .filter(r -> claim.rule()
                        .map(FaultRules.Rule::fault)
                        .filter(r.fault()::equals)
                        .isPresent())
                .findFirst()
                .or(() -> own.stream().filter(r -> isDeeper(r, claim)).findFirst())
                .or(() -> Optional.ofNullable(reachedBy.get(claim.entity())).filter(r -> isDeeper(r, claim)));
    }

    private static boolean isDeeper(Root root, Claim claim) {
        return root.depth().weight() > claim.weight();
    }

    private void begin(Root root) {
        roots.add(root);
        rootsOn.computeIfAbsent(root.entity(), e -> new ArrayList<>(1)).add(root);
        if (root.entity().kind().equals("Namespace")) {
            graph.reach(root.entity()).forEach(e -> reachedBy.putIfAbsent(e, root));
            return;
        }
        Deque<Entity> open = new ArrayDeque<>(List.of(root.entity()));
        reachedBy.putIfAbsent(root.entity(), root);
        while (!open.isEmpty()) {
            for (Entity next : graph.next(open.poll()).keySet()) {
                if (reachedBy.putIfAbsent(next, root) == null) {
                    open.add(next);
                }
            }
        }
    }

    private List<Root> gravestFirst() {
        return roots.stream()
                .sorted(Comparator.comparing((Root r) -> r.finding().severity())
                        .reversed()
                        .thenComparing(r -> -r.victims.size())
                        .thenComparing(Root::depth)
                        .thenComparing(Root::entity)
                        .thenComparing(Root::fault))
                .toList();
    }
}
