package dev.inquest.live;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the programs of a Kubernetes control plane are: {@code INQUEST_KUBERNETES_BIN} first, then the {@code PATH}. */
final class KubernetesTools {

    private static final List<String> ALL =
            List.of("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kwok");

    private KubernetesTools() {}

    /** The programs that are nowhere to be found. */
    static List<String> missing() {
        return ALL.stream().filter(name -> find(name).isEmpty()).toList();
    }

    /** The path of a program. */
    static String path(String name) {
        return find(name)
                .map(Path::toString)
                .orElseThrow(
                        () -> new IllegalStateException(name + " is neither in INQUEST_KUBERNETES_BIN nor on PATH"));
    }

    private static Optional<Path> find(String name) {
        return Stream.concat(named("INQUEST_KUBERNETES_BIN"), named("PATH"))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<String> named(String variable) {
        String value = System.getenv(variable);
        return value == null ? Stream.empty() : Arrays.stream(value.split(File.pathSeparator));
    }
}
