package dev.inquest.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** kubectl, which the tests compare Inquest's own commands with. */
final class Kubectl {

    private static final String VERSION = "v1.34.4";

    private final Commands commands;
    private final Path installed;

    Kubectl(Map<String, String> environment, Path tools) {
        this.commands = new Commands(environment);
        this.installed = tools.resolve("kubectl/kubectl");
    }

    Optional<Path> find() {
        return commands.onPath("kubectl").or(() -> Optional.of(installed).filter(Tools::isExecutable));
    }

    boolean install(Installation by) {
        return fromVendor(by) || by.systemPackage("kubernetes-cli", "kubernetes-client", "kubectl");
    }

    private static boolean fromVendor(Installation by) {
        String url = "https://dl.k8s.io/release/" + VERSION + "/bin/" + Installation.platform("linux", "darwin") + "/"
                + Installation.architecture("amd64", "arm64") + "/kubectl";
        return by.inScratch(scratch -> by.download(url, scratch.resolve("kubectl"))
                && by.run(scratch, "chmod", "+x", "kubectl")
                && by.run(scratch, "./kubectl", "version", "--client")
                && by.keep(scratch.resolve("kubectl"), "kubectl/kubectl"));
    }
}
