package dev.inquest.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inquest.cli.CommandFailedException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @TempDir
    private Path directory;

    private final StringWriter said = new StringWriter();

    @Test
    void chooseKeepsPortOfLastTimeWhenFree() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        remember(free);

        assertThat(ports(Map.of()).choose(false)).containsEntry(Ports.API, free);
        assertThat(Ports.remembered(StateDirectory.at(directory), Ports.API)).contains(free);
    }

    @Test
    void chooseTakesNextFreePortWhenTaken() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            remember(socket.getLocalPort());

            Map<String, Integer> chosen = ports(Map.of()).choose(false);

            assertThat(chosen.get(Ports.API)).isGreaterThan(socket.getLocalPort());
            assertThat(said.toString()).contains("port " + socket.getLocalPort() + " for the API is taken");
        }
    }

    @Test
    void chooseRefusesPortOfUserWhenTaken() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = ports(Map.of(Ports.API, String.valueOf(socket.getLocalPort())));

            assertThatThrownBy(() -> ports.choose(false))
                    .isInstanceOf(CommandFailedException.class)
                    .hasMessageContaining("Set INQUEST_PORT to a free port");
        }
    }

    @Test
    void choosePrivatelyIgnoresPortsOfUser() {
        Map<String, Integer> chosen =
                ports(Map.of(Ports.API, "1", Ports.POSTGRES, "2")).choose(true);

        assertThat(chosen.values()).doesNotHaveDuplicates().allMatch(port -> port >= 20_000);
    }

    private void remember(int api) throws Exception {
        Files.writeString(StateDirectory.at(directory).run().resolve("ports"), "INQUEST_PORT=" + api + "\n");
    }

    private Ports ports(Map<String, String> environment) {
        return new Ports(StateDirectory.at(directory), environment, new Messages(new PrintWriter(said, true), false));
    }
}
