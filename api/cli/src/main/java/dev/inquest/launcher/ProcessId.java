package dev.inquest.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process, named for good: a pid alone is used again.
 *
 * @param pid its number
 * @param started when it was started
 */
record ProcessId(long pid, Instant started) {

    /** Two readings of a start time differ when the clock was set meanwhile. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** Returns the identity of a process that runs. */
    static ProcessId of(ProcessHandle process) {
        return new ProcessId(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** Reads a file that {@link #write} wrote; empty when there is none or it is torn. */
    static Optional<ProcessId> read(Path file) {
        try {
            String[] parts = Files.readString(file).strip().split(" ");
            return parts.length == 2
                    ? Optional.of(
                            new ProcessId(Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1]))))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Returns the process of this file when it still runs. */
    static Optional<ProcessId> alive(Path file) {
        return read(file).filter(ProcessId::isAlive);
    }

    void write(Path file) {
        try {
            Files.writeString(file, pid + " " + started.toEpochMilli() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The process " + pid + " cannot be noted in " + file + ": " + e, e);
        }
    }

    boolean isAlive() {
        return handle().isPresent();
    }

    /** Returns the process, unless it has ended or its number belongs to another by now. */
    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(this::isSame)
                .filter(p -> !isZombie());
    }

    private boolean isSame(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(now -> Duration.between(started, now).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }

    /** A child of a killed launcher that nobody waits for ends as a zombie, which the JVM takes for alive. */
    private boolean isZombie() {
        try {
            String status = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return status.startsWith("Z", status.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }
}
