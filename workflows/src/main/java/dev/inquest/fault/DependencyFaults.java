package dev.inquest.fault;

import static dev.inquest.fault.FaultKind.kind;

import java.util.List;

/** What a workload needs from another, and how it is told to reach it. */
final class DependencyFaults {

    private DependencyFaults() {}

    static List<FaultKind> all() {
        return List.of(
                kind(
                        "dependency.wrong-address",
                        "The client's configured host, or host and port, is not that of the dependency; the "
                                + "client is to be mended.",
                        "The address in its environment, arguments or configuration beside the Services that "
                                + "exist.",
                        "Correct the address that %s is configured with.",
                        "dependency.unavailable: the address is right and nobody answers."),
                kind(
                        "dependency.wrong-port",
                        "The client's configured host is right, the port is wrong.",
                        "The configured port beside the ports of the Service.",
                        "Correct the port that %s is configured with.",
                        "routing.service-port-mismatch: that is the Service's own port."),
                kind(
                        "dependency.invalid-credentials",
                        "The dependency refuses user or password; the client that holds them, or its Secret, "
                                + "is to be mended.",
                        "\"Access denied\", \"password authentication failed\" or the like, from the " + "dependency.",
                        "Give %s the credentials that its dependency accepts.",
                        "mesh.authorization-denied: there the proxy refuses."),
                kind(
                        "dependency.database-read-only",
                        "The database takes no writes: a replica, a read-only mode or a full disk.",
                        "\"read-only\" in the errors of writers while reads succeed.",
                        "Make %s writable again, or point writers at the primary.",
                        "startup.volume-permission-denied, storage.volume-full."),
                kind(
                        "dependency.connections-exhausted",
                        "The database or cache has no connection left.",
                        "\"too many connections\" or the like from the server.",
                        "Raise the connection limit of %s, or let its clients hold fewer.",
                        "performance.pool-exhausted: there the client's own pool is empty."),
                kind(
                        "dependency.schema-mismatch",
                        "The program and the database's schema do not fit: a migration is missing or too far.",
                        "\"relation … does not exist\", \"unknown column\" or a migration tool's refusal.",
                        "Run or revert the migration that %s expects."),
                kind(
                        "dependency.unavailable",
                        "The dependency does not answer, and nothing finer is known.",
                        "Calls to it that are refused, reset or time out, from more than one side or with it "
                                + "down.",
                        "Bring %s back.",
                        "Whatever keeps it from answering: that is the finer code."),
                kind(
                        "dependency.external-unavailable",
                        "Something outside the cluster does not answer.",
                        "Calls to a host outside that fail while those inside succeed.",
                        "Ask who runs what %s calls, and switch to a fallback meanwhile.",
                        "mesh.egress-blocked, routing.dns-misconfigured."),
                kind(
                        "dependency.rate-limited",
                        "The dependency throttles its client.",
                        "Status 429 or \"rate limit\" in its answers.",
                        "Let %s call less, or raise the limit it runs into.",
                        "mesh.circuit-broken: there the client's proxy refuses."),
                kind(
                        "dependency.feature-flag",
                        "A flag switches behaviour that fails.",
                        "A flag's change just before, named in the log or the flag's store.",
                        "Switch the flag that %s reads back."));
    }
}
