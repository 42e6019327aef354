package dev.inquest.durability;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A wire between two processes that a test may still and cut. */
final class TcpProxy implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final String host;
    private final int port;
    private final ServerSocket entrance;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch flow = new CountDownLatch(0);

    /** Leads to {@code host:port}. */
    TcpProxy(String target) throws IOException {
        int colon = target.lastIndexOf(':');
        this.host = target.substring(0, colon);
        this.port = Integer.parseInt(target.substring(colon + 1));
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** {@code host:port} of the entrance. */
    String target() {
        return "127.0.0.1:" + entrance.getLocalPort();
    }

    /** From now on nothing comes through, in either direction; connections stay. */
    void still() {
        flow = new CountDownLatch(1);
    }

    /** Ends all connections: what was under way is lost. New ones flow freely. */
    void cut() {
        sockets.forEach(TcpProxy::end);
        sockets.clear();
        flow.countDown();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }

    private void accept() {
        try {
            while (true) {
                connect(entrance.accept());
            }
        } catch (IOException e) {
            // The entrance was closed: nobody comes any more.
        }
    }

    private void connect(Socket client) {
        sockets.add(client);
        try {
            Socket server = new Socket(host, port);
            sockets.add(server);
            Thread.ofVirtual().start(() -> pump(client, server));
            Thread.ofVirtual().start(() -> pump(server, client));
        } catch (IOException e) {
            end(client);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                flow.await();
                out.write(chunk, 0, read);
            }
        } catch (IOException e) {
            // One side left, or the wire was cut.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It has ended already.
        }
    }
}
