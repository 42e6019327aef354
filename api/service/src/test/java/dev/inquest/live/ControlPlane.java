package dev.inquest.live;

import dev.inquest.support.Directories;
import dev.inquest.support.Ports;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/**
 * A real Kubernetes control plane in a temporary directory, on free ports of loopback: users by token, rights by RBAC.
 * Closing it stops every process and takes the directory away.
 */
final class ControlPlane implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** What the API server adds to or refuses of objects that are copied from another cluster. */
    private static final String MEDDLING_PLUGINS =
            "ServiceAccount,DefaultTolerationSeconds,TaintNodesByCondition,LimitRanger,Priority,DefaultStorageClass,"
                    + "StorageObjectInUseProtection,RuntimeClass,PodSecurity,ResourceQuota,MutatingAdmissionWebhook,"
                    + "ValidatingAdmissionWebhook";

    private final Deque<ChildProcess> processes = new ArrayDeque<>();
    private final Path directory;
    private final int port = Ports.free();
    private KubernetesClient admin;

    private ControlPlane() {
        try {
            directory = Files.createTempDirectory("inquest-cluster");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only an API server, which keeps what it is given and does nothing of its own. */
    static ControlPlane bare() {
        ControlPlane plane = new ControlPlane();
        return plane.starting(() -> plane.startApi(List.of("--disable-admission-plugins=" + MEDDLING_PLUGINS)));
    }

    /** With the controllers, the scheduler, and nodes and pods that behave as {@link FakeNodes} says. */
    static ControlPlane withFakeNodes() {
        ControlPlane plane = new ControlPlane();
        return plane.starting(() -> {
            // A webhook's Service has no virtual address here, so its endpoints are asked for.
            plane.startApi(List.of("--enable-aggregator-routing=true"));
            plane.startControllers();
            plane.startNodes();
        });
    }

    /** The API as its administrator. */
    KubernetesClient admin() {
        return admin;
    }

    /** The kubeconfig of the service: it may read everything and change nothing. */
    Path readerKubeconfig() {
        return directory.resolve("reader.kubeconfig");
    }

    private ControlPlane starting(Runnable start) {
        try {
            start.run();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void startApi(List<String> more) {
        int etcd = Ports.free();
        String client = "http://127.0.0.1:" + etcd;
        String peer = "http://127.0.0.1:" + Ports.free();
        start(
                "etcd",
                List.of(
                        "--data-dir=" + directory.resolve("etcd"),
                        "--listen-client-urls=" + client,
                        "--advertise-client-urls=" + client,
                        "--listen-peer-urls=" + peer,
                        "--initial-advertise-peer-urls=" + peer,
                        "--initial-cluster=default=" + peer,
                        "--logger=zap"));
        write("tokens.csv", "admin-token,admin,admin,system:masters\nreader-token,reader,reader\n");
        write("accounts.key", privateKey());
        List<String> arguments = new ArrayList<>(List.of(
                "--etcd-servers=" + client,
                "--bind-address=127.0.0.1",
                // Never used, but the server insists on an address of which it is not the only user.
                "--advertise-address=192.0.2.1",
                "--secure-port=" + port,
                "--cert-dir=" + directory.resolve("certificates"),
                "--service-account-key-file=" + directory.resolve("accounts.key"),
                "--service-account-signing-key-file=" + directory.resolve("accounts.key"),
                "--service-account-issuer=https://kubernetes.default.svc",
                "--token-auth-file=" + directory.resolve("tokens.csv"),
                "--authorization-mode=RBAC",
                // An etcd older than 3.4.31 cannot do it, and a client that tries it again and again hears of changes
                // late.
                "--feature-gates=WatchList=false",
                "--service-cluster-ip-range=10.96.0.0/16"));
        arguments.addAll(more);
        start("kube-apiserver", arguments);
        admin = client("admin-token");
        await("the API server is ready", () -> {
            admin.raw("/readyz");
            return admin.namespaces().withName("default").get() != null;
        });
        write("admin.kubeconfig", kubeconfig("admin"));
        write("reader.kubeconfig", kubeconfig("reader"));
        admin.load(getClass().getResourceAsStream("/live/reader.yaml")).items().forEach(item -> admin.resource(item)
                .create());
    }

    private void startControllers() {
        String kubeconfig = "--kubeconfig=" + directory.resolve("admin.kubeconfig");
        start(
                "kube-controller-manager",
                List.of(
                        kubeconfig,
                        "--leader-elect=false",
                        "--secure-port=0",
                        "--service-account-private-key-file=" + directory.resolve("accounts.key")));
        start("kube-scheduler", List.of(kubeconfig, "--leader-elect=false", "--secure-port=0"));
    }

    private void startNodes() {
        int kubelet = Ports.free();
        write("kwok.yaml", FakeNodes.configuration(directory));
        start(
                "kwok",
                List.of(
                        "--kubeconfig=" + directory.resolve("admin.kubeconfig"),
                        "--config=" + directory.resolve("kwok.yaml"),
                        "--manage-all-nodes=true",
                        "--node-lease-duration-seconds=40",
                        "--cidr=10.244.0.1/16",
                        "--node-ip=127.0.0.1",
                        "--node-port=" + kubelet,
                        "--server-address=127.0.0.1:" + kubelet));
        FakeNodes.create(admin);
        await(
                "the fake nodes are ready and new namespaces get their account",
                () -> FakeNodes.ready(admin)
                        && admin.serviceAccounts()
                                        .inNamespace("default")
                                        .withName("default")
                                        .get()
                                != null);
    }

    private void start(String name, List<String> arguments) {
        processes.push(ChildProcess.start(directory, name, arguments));
    }

    private void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .ignoreException(KubernetesClientException.class)
                .until(() -> {
                    processes.forEach(ChildProcess::mustRun);
                    return condition.call();
                });
    }

    private KubernetesClient client(String token) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(url())
                .withTrustCerts(true)
                .withOauthToken(token)
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private String kubeconfig(String user) {
        return """
                apiVersion: v1
                kind: Config
                current-context: live
                contexts: [{name: live, context: {cluster: live, user: %1$s}}]
                clusters: [{name: live, cluster: {server: "%2$s", certificate-authority: "%3$s"}}]
                users: [{name: %1$s, user: {token: %1$s-token}}]
                """.formatted(user, url(), directory.resolve("certificates/apiserver.crt"));
    }

    private String url() {
        return "https://127.0.0.1:" + port;
    }

    private static String privateKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(String file, String text) {
        try {
            Files.writeString(directory.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close();
        }
        // The last started goes first, so that nobody logs that the one below it is gone.
        processes.forEach(ChildProcess::close);
        Directories.delete(directory);
    }
}
