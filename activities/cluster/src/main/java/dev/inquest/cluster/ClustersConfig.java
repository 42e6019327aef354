package dev.inquest.cluster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clusters and recordings that incidents may name. */
@ConfigMapping(prefix = "inquest")
public interface ClustersConfig {

    /** The clusters, by the name that incidents use: {@code inquest.clusters.<name>.…}. */
    Map<String, Cluster> clusters();

    /** Directories whose sub-directories are recordings, each offered as a cluster under its directory's name. */
    Optional<List<Path>> recordings();

    /** One cluster. */
    interface Cluster {

        /**
         * Path of the kubeconfig file. Without it the ways of kubectl are tried: {@code KUBECONFIG}, {@code ~/.kube/config},
         * and the service account of the pod.
         */
        Optional<Path> kubeconfig();

        /** The context of the kubeconfig; without it the current one. */
        Optional<String> context();

        /** Base URL of the cluster's Prometheus, as in {@code http://prometheus.monitoring:9090}. */
        Optional<URI> prometheusUrl();

        /** How long one request may take, connecting included. */
        @WithDefault("PT10S")
        Duration timeout();
    }
}
