package dev.inquest.launcher;

import dev.inquest.cli.CommandFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** PostgreSQL with a data directory, a user and a password of its own. */
final class PostgresServer implements Sibling {

    private static final int PORT_STATUS_LINE = 7;

    private final StateDirectory state;
    private final Path binaries;
    private final int port;
    private final boolean throwaway;
    private final Commands commands;
    private List<String> asUser = List.of();

    /** @param throwaway whether a crash of the machine may cost its data */
    PostgresServer(StateDirectory state, Path binaries, int port, boolean throwaway, Map<String, String> environment) {
        this.state = state;
        this.binaries = binaries;
        this.port = port;
        this.throwaway = throwaway;
        this.commands = new Commands(environment);
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public void prepare() {
        asUser = chooseUser();
        if (!Files.exists(state.postgres().resolve("PG_VERSION"))) {
            createDatabase();
        }
    }

    @Override
    public List<String> command() {
        List<String> command = asUser("postgres", "-D", state.postgres().toString(), "-p", String.valueOf(port));
        for (String setting : List.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "timezone=UTC")) {
            command.addAll(List.of("-c", setting));
        }
        if (throwaway) {
            command.addAll(List.of("-c", "fsync=off", "-c", "full_page_writes=off"));
        }
        return command;
    }

    /** Reads what pg_ctl waits for. The pid guards against the file of a server that was killed. */
    @Override
    public boolean isReady(ProcessId process) {
        try {
            List<String> lines = Files.readAllLines(state.postgres().resolve("postmaster.pid"));
            return lines.size() > PORT_STATUS_LINE
                    && lines.getFirst().strip().equals(String.valueOf(process.pid()))
                    && lines.get(PORT_STATUS_LINE).startsWith("ready");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(60);
    }

    @Override
    public Duration stopTime() {
        return Duration.ofSeconds(20);
    }

    /** Ends sessions and does not wait for them: a fast shutdown. */
    @Override
    public String stopSignal() {
        return "INT";
    }

    /** Makes a new data directory, which is moved to its place when it is complete. */
    private void createDatabase() {
        Path unfinished = state.root().resolve("postgres.new");
        try {
            StateDirectory.delete(state.postgres());
            StateDirectory.delete(unfinished);
            Files.createDirectory(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            writePassword();
            asUser = chooseUser();
            List<String> initialize = asUser(
                    "initdb", "-D", unfinished.toString(), "-U", "inquest", "--encoding", "UTF8", "--locale", "C");
            initialize.addAll(List.of(
                    "--auth",
                    "scram-sha-256",
                    "--pwfile",
                    state.postgresPassword().toString()));
            Path root = Path.of("/");
            if (!commands.logged(state.log(name()), root, initialize) || !createInquest(unfinished)) {
                throw new CommandFailedException(
                        "PostgreSQL's data directory could not be made; " + state.log(name()) + " says why");
            }
            Files.move(unfinished, state.postgres());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL's data directory could not be made: " + e, e);
        }
    }

    private boolean createInquest(Path data) throws IOException {
        Path statement = state.run().resolve("create-database.sql");
        Files.writeString(statement, "CREATE DATABASE inquest;\n");
        ProcessBuilder single = commands.builder(asUser("postgres", "--single", "-D", data.toString(), "postgres"))
                .directory(Path.of("/").toFile())
                .redirectInput(statement.toFile())
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(state.log(name()).toFile()))
                .redirectErrorStream(true);
        try {
            return single.start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            Files.delete(statement);
        }
    }

    private void writePassword() throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Path unfinished = Files.createTempFile(state.root(), "password", null); // readable by its owner only
        Files.writeString(unfinished, HexFormat.of().formatHex(random));
        Files.move(unfinished, state.postgresPassword(), StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> asUser(String program, String... arguments) {
        List<String> command = new ArrayList<>(asUser);
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * PostgreSQL refuses to run as root. Where the kernel lets us, it runs in a user namespace of its own: there it is nobody,
     * its files stay ours, and it needs no account nor a path that others may enter. Otherwise it runs as an account without
     * rights, which then owns its data.
     */
    private List<String> chooseUser() {
        if (!commands.output("id", "-u").orElse("").strip().equals("0")) {
            return List.of();
        }
        String owner = "root";
        List<String> wrapper;
        if (commands.succeeds("unshare", "--user", "true")) {
            wrapper = List.of("unshare", "--user");
        } else {
            owner = commands.succeeds("id", "postgres") ? "postgres" : "nobody";
            String group = commands.output("id", "-g", owner).orElse("").strip();
            wrapper = commands.succeeds("setpriv", "--reuid", owner, "true")
                    ? List.of("setpriv", "--reuid", owner, "--regid", group, "--clear-groups")
                    : List.of("chroot", "--userspec=" + owner + ":" + group, "/");
        }
        for (Path path : List.of(state.postgres(), state.root().resolve("postgres.new"), state.postgresPassword())) {
            if (Files.exists(path)) {
                commands.output("chown", "-R", owner, path.toString());
            }
        }
        List<String> test = new ArrayList<>(wrapper);
        test.addAll(List.of(
                "test", "-x", binaries.toString(), "-a", "-x", state.root().toString()));
        if (!commands.succeeds(test.toArray(String[]::new))) {
            throw new CommandFailedException("PostgreSQL cannot run as root, and user " + owner + " may not enter "
                    + state.root() + ". Set INQUEST_STATE to a directory others may enter.");
        }
        return wrapper;
    }
}
