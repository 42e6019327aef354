package dev.inquest.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One launcher at a time minds a state directory. The kernel frees the lock of a launcher that was killed. */
final class LauncherLock implements AutoCloseable {

    private final Path holderFile;
    private final FileChannel channel;

    private LauncherLock(Path holderFile, FileChannel channel) {
        this.holderFile = holderFile;
        this.channel = channel;
    }

    /** Takes the lock; empty when another launcher holds it. */
    static Optional<LauncherLock> take(StateDirectory state) {
        Path file = state.run().resolve("launcher.lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            ProcessId.of(ProcessHandle.current()).write(holderFile(state));
            return Optional.of(new LauncherLock(holderFile(state), channel));
        } catch (IOException e) {
            throw new UncheckedIOException("The lock " + file + " cannot be taken: " + e, e);
        }
    }

    /** Returns the launcher that minds this directory, when one does. */
    static Optional<ProcessId> holder(StateDirectory state) {
        return ProcessId.alive(holderFile(state));
    }

    /** Returns the number of the launcher that minds this directory, in words. */
    static String holderWords(StateDirectory state) {
        return holder(state).map(id -> "pid " + id.pid()).orElse("just starting or stopping");
    }

    @Override
    public void close() {
        StateDirectory.delete(holderFile);
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The launcher's lock cannot be freed: " + e, e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this process
        }
    }

    private static Path holderFile(StateDirectory state) {
        return state.pidFile("launcher");
    }
}
