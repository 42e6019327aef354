package dev.inquest.analysis.kubernetes;

import java.util.regex.Pattern;

/**
 * Where an image is pulled from, by the rules that Docker and containerd share: without a host it is Docker Hub's, and there
 * without a path it is an official image.
 *
 * @param registry the host, with its port
 * @param project the path above the image's own name, as in {@code library}; empty where there is none
 */
record ImageReference(String registry, String project) {

    private static final Pattern HOST = Pattern.compile(".*[.:].*|localhost");
    private static final String HUB = "docker.io";
    private static final String OFFICIAL = "library";

    /** The reference as a pod or a table writes it. */
    static ImageReference of(String image) {
        String path = image.strip().replaceAll("@.*$", "");
        int slash = path.indexOf('/');
        boolean named = slash > 0 && HOST.matcher(path.substring(0, slash)).matches();
        String registry = named ? path.substring(0, slash) : HUB;
        String rest = named ? path.substring(slash + 1) : path;
        int last = rest.lastIndexOf('/');
        String project = last > 0 ? rest.substring(0, last) : registry.equals(HUB) ? OFFICIAL : "";
        return new ImageReference(registry.equals("index.docker.io") ? HUB : registry, project);
    }

    /** Whether it is one of Docker Hub's official images, which everybody may pull. */
    boolean isOfficial() {
        return registry.equals(HUB) && project.equals(OFFICIAL);
    }
}
