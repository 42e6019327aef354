package dev.inquest.console;

import dev.inquest.api.incident.KnownIncidents;
import dev.inquest.capsule.Capsule;
import dev.inquest.capsule.CapsuleLibrary;
import dev.inquest.casefile.CaseFile;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.evidence.EvidenceStore;
import dev.inquest.incident.EvidenceRef;
import dev.inquest.runtime.TemporalLinks;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The console: incidents, one incident on one screen, and the capsules. It reads the case files only, and changes nothing. */
@Path("/")
@Blocking
public class ConsoleResource {

    /** What one page of a list holds. */
    private static final int LISTED = 50;

    private final CaseFiles caseFiles;
    private final KnownIncidents incidents;
    private final EvidenceStore evidence;
    private final CapsuleLibrary capsules;
    private final TemporalLinks temporal;

    ConsoleResource(
            CaseFiles caseFiles,
            KnownIncidents incidents,
            EvidenceStore evidence,
            CapsuleLibrary capsules,
            TemporalLinks temporal) {
        this.caseFiles = caseFiles;
        this.incidents = incidents;
        this.evidence = evidence;
        this.capsules = capsules;
        this.temporal = temporal;
    }

    /** The templates, checked when the application is built; HTML is escaped, for logs and pages are data. */
    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance incidents(List<CaseFile> files, long total);

        static native TemplateInstance incident(
                CaseFile file, Verdict verdict, List<EvidenceRef> evidence, @Nullable String temporal);

        static native TemplateInstance capsules(List<Capsule> capsules, long total);
    }

    @GET
    @Operation(hidden = true)
    public Response root() {
        return Response.seeOther(URI.create("/console")).build();
    }

    @GET
    @Path("console")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance incidents() {
        return Templates.incidents(
                caseFiles.list(CaseFiles.Filter.ALL, 0, LISTED), caseFiles.count(CaseFiles.Filter.ALL));
    }

    @GET
    @Path("console/incidents/{id}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance incident(@PathParam("id") String id) {
        CaseFile file = incidents.get(id);
        String link = temporal.workflow(file.workflowId(), file.runId()).orElse(null);
        return Templates.incident(file, Verdict.of(file), evidence.refs(id), link);
    }

    @GET
    @Path("console/capsules")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance capsules() {
        return Templates.capsules(capsules.list(null, 0, LISTED), capsules.count(null));
    }
}
