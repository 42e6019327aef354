package dev.inquest.api.incident;

import dev.inquest.api.cluster.RecordedIncident;
import dev.inquest.api.cluster.Recordings;
import dev.inquest.api.problem.Problem;
import dev.inquest.api.problem.ProblemType;
import dev.inquest.cluster.ClusterDirectory;
import dev.inquest.cluster.UnknownClusterException;
import dev.inquest.incident.Alert;
import dev.inquest.incident.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a request into a report: fills what a recording or the alerts say, then checks every field. */
@ApplicationScoped
class ReportReader {

    private static final String DEFAULT_SOURCE = "api";

    private final ClusterDirectory clusters;
    private final Recordings recordings;

    ReportReader(ClusterDirectory clusters, Recordings recordings) {
        this.clusters = clusters;
        this.recordings = recordings;
    }

    /**
     * @throws dev.inquest.api.problem.ProblemException naming all fields that are not valid, at once
     * @throws UnknownClusterException when the cluster or recording is not configured
     */
    IncidentReport read(IncidentRequest request) {
        @Nullable RecordedIncident recorded = recorded(request.recording());
        List<Alert> alerts = alerts(request, recorded);
        InputCheck check = new InputCheck();
        String source = check.source("source", text(request.source()).orElse(DEFAULT_SOURCE));
        String title = check.required("title", 300, title(request, recorded, alerts), "say in one line what is wrong");
        String description = description(request, recorded, alerts, check);
        @Nullable String namespace = check.namespace("namespace", namespace(request, recorded, alerts));
        check.alerts(alerts);
        Settings settings = settings(request, check);
        check.throwProblems();
        return new IncidentReport(
                source,
                title,
                description,
                cluster(request),
                namespace,
                startsAt(request, recorded, alerts),
                alerts,
                settings);
    }

    private @Nullable RecordedIncident recorded(@Nullable String name) {
        return name == null
                ? null
                : recordings.find(name).orElseThrow(() -> new UnknownClusterException(name, recordings.names()));
    }

    private static List<Alert> alerts(IncidentRequest request, @Nullable RecordedIncident recorded) {
        if (request.alerts() != null) {
            return request.alerts().stream()
                    .filter(Objects::nonNull)
                    .map(a -> new Alert(
                            Objects.requireNonNullElse(a.labels(), java.util.Map.of()),
                            Objects.requireNonNullElse(a.annotations(), java.util.Map.of()),
                            a.startsAt()))
                    .toList();
        }
        return recorded == null ? List.of() : recorded.alerts();
    }

    private static @Nullable String title(
            IncidentRequest request, @Nullable RecordedIncident recorded, List<Alert> alerts) {
        return text(request.title())
                .or(() -> recorded == null ? Optional.empty() : text(recorded.title()))
                .or(() -> first(alerts, "summary", "message"))
                .or(() -> label(alerts, "alertname"))
                .orElse(null);
    }

    private static String description(
            IncidentRequest request, @Nullable RecordedIncident recorded, List<Alert> alerts, InputCheck check) {
        Optional<String> said = text(request.description())
                .or(() -> recorded == null ? Optional.empty() : text(recorded.description()))
                .or(() -> first(alerts, "description"));
        boolean mayBeEmpty = recorded != null || !alerts.isEmpty();
        return mayBeEmpty && said.isEmpty()
                ? ""
                : check.required(
                        "description", 20_000, said.orElse(null), "say what was noticed, where and since when");
    }

    private static @Nullable String namespace(
            IncidentRequest request, @Nullable RecordedIncident recorded, List<Alert> alerts) {
        return text(request.namespace())
                .or(() -> recorded == null ? Optional.empty() : Optional.ofNullable(recorded.namespace()))
                .or(() -> onlyOne(alerts.stream()
                        .flatMap(a -> Optional.ofNullable(a.labels().get("namespace")).stream())
                        .collect(Collectors.toCollection(TreeSet::new))))
                .orElse(null);
    }

    private static @Nullable Instant startsAt(
            IncidentRequest request, @Nullable RecordedIncident recorded, List<Alert> alerts) {
        return Optional.ofNullable(request.startsAt())
                .or(() -> recorded == null ? Optional.empty() : Optional.ofNullable(recorded.startsAt()))
                .or(() -> alerts.stream()
                        .flatMap(a -> Optional.ofNullable(a.startsAt()).stream())
                        .min(Instant::compareTo))
                .orElse(null);
    }

    private static Settings settings(IncidentRequest request, InputCheck check) {
        if (request.settings() == null) {
            return Settings.DEFAULT;
        }
        try {
            return request.settings().overDefaults();
        } catch (IllegalArgumentException e) {
            check.refuse("settings", String.valueOf(e.getMessage()));
            return Settings.DEFAULT;
        }
    }

    private String cluster(IncidentRequest request) {
        Collection<String> known = clusters.names();
        @Nullable
        String named = text(request.cluster())
                .or(() -> text(request.recording()))
                .or(() -> onlyOne(Set.copyOf(known)))
                .orElse(null);
        if (named == null) {
            throw Problem.of(
                            ProblemType.UNKNOWN_CLUSTER,
                            "Field 'cluster' is missing and more or fewer than one is configured: name one of "
                                    + (known.isEmpty() ? "none" : String.join(", ", known)) + ".")
                    .with("field", "cluster")
                    .with("known", List.copyOf(known))
                    .exception();
        }
        if (!known.contains(named)) {
            throw new UnknownClusterException(named, known);
        }
        return named;
    }

    private static Optional<String> first(List<Alert> alerts, String... annotations) {
        return alerts.stream()
                .flatMap(a -> java.util.Arrays.stream(annotations)
                        .flatMap(name -> text(a.annotations().get(name)).stream()))
                .findFirst();
    }

    private static Optional<String> label(List<Alert> alerts, String name) {
        return alerts.stream().flatMap(a -> text(a.labels().get(name)).stream()).findFirst();
    }

    private static <T> Optional<T> onlyOne(Set<T> values) {
        return values.size() == 1 ? Optional.of(values.iterator().next()) : Optional.empty();
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(t -> !t.isEmpty());
    }
}
