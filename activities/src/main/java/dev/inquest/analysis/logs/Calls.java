package dev.inquest.analysis.logs;

import dev.inquest.analysis.Seen;
import dev.inquest.analysis.Sighted;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Shorten;
import dev.inquest.observation.Observation.LogSeen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who calls whom and how it fails, from access logs and from error lines that name their peer. */
public final class Calls {

    /** Lines past this of one log are not read: the last ones tell what is so now. */
    static final int LINES = 2_000;

    /** Characters of a line past this are not read. */
    static final int WIDTH = 2_000;

    private Calls() {}

    /** The failing calls, one for each source, target and kind, in the order seen. */
    public static List<Call> failing(Seen seen) {
        Map<String, Call> calls = new LinkedHashMap<>();
        Peers peers = new Peers(seen);
        Workloads workloads = new Workloads(seen);
        Inbound inbound = new Inbound(seen);
        for (Sighted<LogSeen> log : seen.logs()) {
            Entity own = workloads.of(log.what().pod());
            for (String raw : tail(log.what().lines())) {
                String line = raw.length() > WIDTH ? raw.substring(0, WIDTH) : raw;
                failure(line, log.what().pod(), own, peers, inbound).ifPresent(f -> {
                    Entity source = f.source();
                    Call call = new Call(
                            log.what().pod(),
                            source,
                            f.target(),
                            f.kind(),
                            1,
                            Shorten.to(220, line.strip()),
                            log.evidence());
                    calls.merge(source + " " + f.target() + " " + f.kind(), call, Calls::again);
                });
            }
        }
        return new ArrayList<>(calls.values());
    }

    /** Every call seen on a hop between proxies, failing or not: the way the traffic takes. */
    public static List<Call> hops(Seen seen) {
        Map<String, Call> hops = new LinkedHashMap<>();
        Workloads workloads = new Workloads(seen);
        for (Sighted<LogSeen> log : seen.logs()) {
            Entity source = workloads.of(log.what().pod());
            for (String line : tail(log.what().lines())) {
                AccessLine.of(line)
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
                                        Shorten.to(220, line),
                                        log.evidence())));
            }
        }
        return new ArrayList<>(hops.values());
    }

    private record Failure(Entity source, Entity target, Call.Kind kind) {}

    private static Optional<Failure> failure(String line, Entity pod, Entity source, Peers peers, Inbound inbound) {
        Optional<AccessLine> access = AccessLine.of(line);
        if (access.isPresent()) {
            AccessLine a = access.get();
            return a.failure()
                    .flatMap(kind -> a.inbound()
                            ? inbound.refused(a, kind, pod).map(r -> new Failure(r.caller(), r.called(), kind))
                            : called(a, kind, source, peers).map(target -> new Failure(source, target, kind)));
        }
        return ErrorLine.kind(line).flatMap(kind -> peers.in(line, source)
                .or(() -> kind.isToldByServer() ? peers.database(line, source) : Optional.empty())
                .map(p -> new Failure(source, p, kind)));
    }

    /**
     * The one called: as the cluster names it, else as the caller asked for it. A gateway answers whatever strangers ask
     * of it with "no route", so a host outside the mesh counts only where the proxy knew what was meant.
     */
    private static Optional<Entity> called(AccessLine line, Call.Kind kind, Entity source, Peers peers) {
        String asked = line.request().authority().isEmpty()
                ? line.server()
                : line.request().authority();
        String authority = asked.replaceAll(":\\d{1,5}$", "");
        boolean told = kind == Call.Kind.EGRESS_BLOCKED || kind == Call.Kind.NO_CLUSTER;
        String host = line.cluster().host().isEmpty() && told
                ? authority
                : line.cluster().host();
        return line.service()
                .or(() -> line.cluster().host().isEmpty() ? peers.in(authority, source) : Optional.empty())
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

    static List<String> tail(List<String> lines) {
        return lines.size() <= LINES ? lines : lines.subList(lines.size() - LINES, lines.size());
    }
}
