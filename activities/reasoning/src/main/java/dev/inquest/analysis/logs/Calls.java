package dev.inquest.analysis.logs;

import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation.LogSeen;
import dev.inquest.text.Shorten;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who calls whom and how it fails, from access logs and from error lines that name their peer. */
public final class Calls {

    private static final EvidenceIndex.View<List<Call>> FAILING = EvidenceIndex.view(Calls::readFailing);
    private static final EvidenceIndex.View<List<Call>> HOPS = EvidenceIndex.view(Calls::readHops);

    private Calls() {}

    /** The failing calls, one for each source, target and kind, in the order seen; not those that answer well again. */
    public static List<Call> failing(EvidenceIndex seen) {
        return seen.get(FAILING);
    }

    private static List<Call> readFailing(EvidenceIndex seen) {
        Map<String, Call> calls = new LinkedHashMap<>();
        Peers peers = new Peers(seen);
        Workloads workloads = new Workloads(seen);
        Inbound inbound = new Inbound(seen);
        RecoveredHops recovered = new RecoveredHops(seen);
        for (Cited<LogSeen> log : seen.logs()) {
            Entity own = workloads.of(log.what().pod());
            for (LogUnits.Unit unit : LogUnits.of(log)) {
                Optional<Failure> failure = failure(unit, log.what().pod(), own, peers, inbound)
                        .filter(f -> !recovered.between(f.source(), f.target()));
                failure.ifPresent(f -> {
                    Entity source = f.source();
                    Call call = new Call(
                            log.what().pod(),
                            source,
                            f.target(),
                            f.kind(),
                            1,
                            Shorten.to(220, example(unit, f.kind())),
                            log.evidence());
                    calls.merge(source + " " + f.target() + " " + f.kind(), call, Calls::again);
                });
            }
        }
        return List.copyOf(calls.values());
    }

    /** Every call seen on a hop between proxies, failing or not: the way the traffic takes. */
    public static List<Call> hops(EvidenceIndex seen) {
        return seen.get(HOPS);
    }

    private static List<Call> readHops(EvidenceIndex seen) {
        Map<String, Call> hops = new LinkedHashMap<>();
        Workloads workloads = new Workloads(seen);
        for (Cited<LogSeen> log : seen.logs()) {
            Entity source = workloads.of(log.what().pod());
            LogReading.of(log.what()).lastAccesses().forEach(line -> {
                Optional.of(line.access())
                        .filter(AccessLine::outbound)
                        .flatMap(a -> a.service()
                                .map(s -> new Failure(source, s, a.failure().orElse(Call.Kind.ANSWERED_ERROR))))
                        .ifPresent(f -> hops.putIfAbsent(
                                source + " " + f.target(),
                                new Call(
                                        log.what().pod(),
                                        source,
                                        f.target(),
                                        f.kind(),
                                        1,
                                        Shorten.to(220, line.text()),
                                        log.evidence())));
            });
        }
        return List.copyOf(hops.values());
    }

    private record Failure(Entity source, Entity target, Call.Kind kind) {}

    /** Of a stack trace the line that says how it failed. */
    private static String example(LogUnits.Unit unit, Call.Kind kind) {
        return unit.lines().stream()
                .filter(l -> unit.lines().size() > 1
                        && ErrorLine.kind(l).filter(kind::equals).isPresent())
                .findFirst()
                .orElse(unit.lines().get(0));
    }

    private static Optional<Failure> failure(
            LogUnits.Unit unit, Entity pod, Entity source, Peers peers, Inbound inbound) {
        Optional<AccessLine> access = unit.access();
        if (access.isPresent()) {
            AccessLine a = access.get();
            return a.failure()
                    .flatMap(kind -> a.inbound()
                            ? inbound.refused(a, kind, pod).map(r -> new Failure(r.caller(), r.called(), kind))
                            : called(a, kind, source, peers).map(target -> new Failure(source, target, kind)));
        }
        return unit.failure()
                .filter(kind -> !(kind.isToldByServer() && Databases.isOne(source.name())))
                .flatMap(kind -> peers.in(unit.text(), source)
                        .or(() -> kind.isToldByServer() ? peers.database(unit.text(), source) : Optional.empty())
                        .map(p -> new Failure(source, p, kind)));
    }

    /**
     * The one called: as the cluster names it, else as the caller asked for it. A gateway answers whatever strangers ask
     * of it with "no route", so a host outside the mesh counts only where the proxy knew what was meant.
     */
    private static Optional<Entity> called(AccessLine line, Call.Kind kind, Entity source, Peers peers) {
        String asked = Stream.of(line.request().authority(), line.server(), line.local())
                .filter(a -> !a.isEmpty())
                .findFirst()
                .orElse("");
        String authority = asked.replaceAll(":\\d{1,5}$", "");
        boolean told = kind == Call.Kind.EGRESS_BLOCKED || kind == Call.Kind.NO_CLUSTER;
        String host = line.cluster().host().isEmpty() && told
                ? authority
                : line.cluster().host();
        return line.service()
                .or(() -> line.cluster().host().isEmpty() ? peers.at(authority, source) : Optional.empty())
                .or(() -> told && line.cluster().host().isEmpty() ? peers.asked(authority, source) : Optional.empty())
                .or(() -> host.isEmpty() ? Optional.empty() : Optional.of(Entity.clusterScoped("Host", host)));
    }

    private static Call again(Call first, Call next) {
        return new Call(
                first.pod(),
                first.source(),
                first.target(),
                first.kind(),
                first.count() + 1,
                next.example(),
                first.evidence());
    }
}
