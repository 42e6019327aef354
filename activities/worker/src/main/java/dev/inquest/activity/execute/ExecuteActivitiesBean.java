package dev.inquest.activity.execute;

import dev.inquest.activity.Situations;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.cluster.ClusterAccess;
import dev.inquest.cluster.ClusterDirectory;
import dev.inquest.cluster.ClusterUnavailableException;
import dev.inquest.cluster.UnknownClusterException;
import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.catalog.CommandRunner;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.evidence.EvidenceStore;
import dev.inquest.incident.EvidenceRef;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.Incident;
import dev.inquest.investigation.ExecuteActivities;
import dev.inquest.investigation.FailureType;
import dev.inquest.observation.Observation;
import io.temporal.activity.Activity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks at the cluster once for each piece of evidence. */
@ApplicationScoped
public class ExecuteActivitiesBean implements ExecuteActivities {

    /**
     * After so many attempts without any answer (about half a minute of waiting between them) the failure itself is the
     * evidence.
     */
    static final int ATTEMPTS_WITHOUT_ANSWER = 6;

    private static final Logger LOG = Logger.getLogger(ExecuteActivitiesBean.class);

    private final Situations situations;
    private final CaseFiles caseFiles;
    private final ClusterDirectory clusters;
    private final CommandCatalog catalog;
    private final CommandRunner runner;
    private final EvidenceStore evidence;

    public ExecuteActivitiesBean(
            Situations situations,
            CaseFiles caseFiles,
            ClusterDirectory clusters,
            CommandCatalog catalog,
            CommandRunner runner,
            EvidenceStore evidence) {
        this.situations = situations;
        this.caseFiles = caseFiles;
        this.clusters = clusters;
        this.catalog = catalog;
        this.runner = runner;
        this.evidence = evidence;
    }

    @Override
    public EvidenceRef look(LookRequest request) {
        Optional<EvidenceRef> stored = evidence.find(request.incidentId(), request.number(), request.command());
        if (stored.isPresent()) {
            return stored.get();
        }
        caseFiles.phase(request.incidentId(), request.phase());
        int attempt = Activity.getExecutionContext().getInfo().getAttempt();
        return evidence.store(request.incidentId(), request.number(), request.command(), run(request, attempt));
    }

    private CommandOutput run(LookRequest request, int attempt) {
        Incident incident = situations.incident(request.incidentId());
        try {
            ClusterAccess access = clusters.access(incident.cluster());
            return runner.run(catalog.parse(request.command()), access, request.maxLooks());
        } catch (UnknownClusterException e) {
            throw FailureType.CLUSTER_UNKNOWN.failure(words(e));
        } catch (CommandRefusedException e) {
            return unseen(EvidenceStatus.REFUSED, request.command(), words(e), "a command of the catalogue");
        } catch (ClusterUnavailableException e) {
            if (attempt < ATTEMPTS_WITHOUT_ANSWER) {
                LOG.infof("No answer from cluster %s at attempt %d: %s", incident.cluster(), attempt, e.getMessage());
                throw FailureType.CLUSTER_UNAVAILABLE.failure(words(e));
            }
            return unseen(
                    EvidenceStatus.FAILED,
                    request.command(),
                    words(e),
                    "a connection to cluster " + incident.cluster());
        }
    }

    private static String words(RuntimeException e) {
        return Objects.requireNonNullElse(e.getMessage(), "no reason was given");
    }

    private static CommandOutput unseen(EvidenceStatus status, String command, String message, String need) {
        return new CommandOutput(
                status,
                message,
                List.of(new Observation.Unavailable(command, null, 0, message, need)),
                1,
                message,
                Instant.now());
    }
}
