package dev.inquest.fault;

import static dev.inquest.fault.FaultKind.kind;

import java.util.List;

/** Probes that fail because of how they are written. */
final class ProbeFaults {

    private ProbeFaults() {}

    static List<FaultKind> all() {
        return List.of(
                kind(
                        "runtime.liveness-probe-port",
                        "The liveness probe asks a port that the container does not serve.",
                        "\"Liveness probe failed … connection refused\" on a port that the container does "
                                + "not declare.",
                        "Point the liveness probe of %s at a port that it serves.",
                        "A probe that fails because the process is really sick."),
                kind(
                        "runtime.liveness-probe-protocol",
                        "The liveness probe speaks another protocol than the port.",
                        "The probe's error tells of malformed answers, as of HTTP asked of gRPC or of TLS.",
                        "Let the liveness probe of %s speak the protocol of its port.",
                        "runtime.liveness-probe-port."),
                kind(
                        "runtime.liveness-probe-timing",
                        "The liveness probe leaves too little time and kills a container that is well.",
                        "Kills by the probe soon after each start, with a short delay, period or timeout in "
                                + "the template.",
                        "Give the liveness probe of %s more time, or a startup probe before it.",
                        "A process that hangs: no time would be enough."),
                kind(
                        "runtime.readiness-probe-port",
                        "The readiness probe asks a port that the container does not serve.",
                        "\"Readiness probe failed … connection refused\" on a port that the container does "
                                + "not declare.",
                        "Point the readiness probe of %s at a port that it serves.",
                        "A dependency that the readiness check waits for."),
                kind(
                        "runtime.readiness-probe-protocol",
                        "The readiness probe speaks another protocol than the port.",
                        "The probe's error tells of malformed answers.",
                        "Let the readiness probe of %s speak the protocol of its port.",
                        "runtime.readiness-probe-port."),
                kind(
                        "runtime.readiness-probe-timing",
                        "The readiness probe leaves too little time, so that a pod that is well is never "
                                + "ready, or flaps.",
                        "Timeouts of the probe with a short timeout or a single allowed failure in the " + "template.",
                        "Give the readiness probe of %s more time.",
                        "performance.*: the answer is slow for another reason."),
                kind(
                        "runtime.liveness-probe-path",
                        "The liveness probe asks a path that the program does not answer well, on the right port.",
                        "\"Liveness probe failed … statuscode: 404\" while the container serves the port.",
                        "Point the liveness probe of %s at a path that it answers.",
                        "runtime.liveness-probe-port."),
                kind(
                        "runtime.readiness-probe-path",
                        "The readiness probe asks a path that the program does not answer well, on the right port.",
                        "\"Readiness probe failed … statuscode: 404\" while the container serves the port.",
                        "Point the readiness probe of %s at a path that it answers.",
                        "runtime.readiness-probe-port."),
                kind(
                        "runtime.startup-probe-path",
                        "The startup probe asks a path that the program does not answer well, on the right port.",
                        "\"Startup probe failed … statuscode: 404\" while the container serves the port.",
                        "Point the startup probe of %s at a path that it answers.",
                        "runtime.startup-probe-port."),
                kind(
                        "runtime.startup-probe-port",
                        "The startup probe asks a port that the container does not serve.",
                        "\"Startup probe failed … connection refused\" on a port that the container does not declare.",
                        "Point the startup probe of %s at a port that it serves.",
                        "A program that never comes to serve its port."),
                kind(
                        "runtime.startup-probe-protocol",
                        "The startup probe speaks another protocol than the port.",
                        "The probe's error tells of malformed answers.",
                        "Let the startup probe of %s speak the protocol of its port.",
                        "runtime.startup-probe-port."),
                kind(
                        "runtime.startup-probe-timing",
                        "The startup probe gives up before the program has started.",
                        "Kills by the startup probe at the same age, and a program that was still starting.",
                        "Raise failureThreshold or periodSeconds of the startup probe of %s.",
                        "startup.bad-configuration: there it would never start."));
    }
}
