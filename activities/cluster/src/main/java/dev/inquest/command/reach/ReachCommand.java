package dev.inquest.command.reach;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.ResourceType;
import dev.inquest.observation.Observation;
import java.util.List;
import java.util.Optional;

/** An {@code inquest reach} that was understood. */
record ReachCommand(Place source, Place target, String port, String namespace) implements RunnableCommand {

    private static final int LOOKS = 12;
    private static final List<String> CALLERS =
            List.of("deployments", "pods", "statefulsets", "daemonsets", "services");
    private static final List<String> CALLED = List.of("services", "deployments", "pods", "statefulsets", "daemonsets");

    @Override
    public String canonical() {
        return new Arguments.Line("inquest", "reach")
                .word(source.word(namespace))
                .word(target.word(namespace))
                .word(port)
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
        Sight sight = new Sight(reader, out);
        Optional<Party> from = find(source, CALLERS, "source", sight, out);
        Optional<Party> to = find(target, CALLED, "target", sight, out);
        if (from.isPresent() && to.isPresent()) {
            walk(from.get(), to.get(), sight, out);
        }
        return out.build(reader);
    }

    private void walk(Party from, Party to, Sight sight, OutputBuilder out) {
        Trail trail = new Trail(from.entity(), to.entity(), port, out);
        caller(from, trail);
        if (to.isService()) {
            new DnsStep(sight, trail).judge(from, to);
        }
        Optional<Destination> destination = new ServiceSteps(sight, trail).judge(to, port);
        if (destination.isPresent() && from.representative().isPresent()) {
            new NetworkPolicySteps(sight, trail).judge(from, to, destination.get());
            new MeshStep(sight, trail).judge(from, to, destination.get());
        }
        trail.conclude();
    }

    private static void caller(Party from, Trail trail) {
        Optional<List<JsonNode>> pods = from.pods();
        if (pods.isEmpty()) {
            trail.step(ReachVerdict.UNKNOWN, "source", from.entity(), "its pods were not shown");
        } else if (pods.get().isEmpty()) {
            trail.step(ReachVerdict.DENIED, "source", from.entity(), "has no pod that could call");
        } else {
            trail.step(
                    ReachVerdict.OK,
                    "source",
                    from.entity(),
                    pods.get().size() + " pods; judged by the labels of the first");
        }
    }

    /** Finds an end of the way among the kinds it may be of. */
    private static Optional<Party> find(Place place, List<String> kinds, String end, Sight sight, OutputBuilder out) {
        boolean known = true;
        List<ResourceType> types = place.types(kinds);
        for (ResourceType type : types) {
            Sight.Found found = sight.get(type, place.namespace(), place.name());
            if (found.object() != null) {
                return Optional.of(Party.of(found.object(), place.namespace(), sight));
            }
            known &= found.known();
        }
        Entity entity = Entity.of(place.namespace(), types.getFirst().kind(), place.name());
        String looked =
                String.join(", ", types.stream().map(ResourceType::plural).toList());
        if (known) {
            out.shown().text("denied   " + end + "  " + entity + "  there is none of this name among " + looked);
            out.summarize(entity + " not found").observe(new Observation.Missing(entity));
        } else {
            out.shown().text("unknown  " + end + "  " + entity + "  not found among what was shown of " + looked);
            out.summarize(entity + " not seen");
        }
        return Optional.empty();
    }
}
