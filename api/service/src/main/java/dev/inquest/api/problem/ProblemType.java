package dev.inquest.api.problem;

/** Every kind of problem that the service answers with. Its URI is stable; {@code docs/problems.md} explains each. */
public enum ProblemType {
    MALFORMED_JSON("malformed-json", "The body is no valid JSON", 400),
    UNKNOWN_FIELD("unknown-field", "The body has a field that is not known", 400),
    INVALID_INPUT("invalid-input", "Some input is not valid", 400),
    UNKNOWN_CLUSTER("unknown-cluster", "No cluster or recording has that name", 422),
    CLUSTER_UNUSABLE("cluster-unusable", "The cluster or recording cannot be used now", 422),
    KEY_MISMATCH("idempotency-key-mismatch", "The idempotency key was used for another body", 422),
    UNAUTHORIZED("unauthorized", "A bearer token is needed", 401),
    FOREIGN_PAGE("foreign-page", "The request comes from a page of another site, or by another name", 403),
    NOT_FOUND("not-found", "There is no such thing", 404),
    METHOD_NOT_ALLOWED("method-not-allowed", "The method is not allowed here", 405),
    NOT_ACCEPTABLE("not-acceptable", "The wanted media type is not offered", 406),
    BODY_TOO_LARGE("body-too-large", "The body is too large", 413),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "The body's media type is not understood", 415),
    STALE_PLAN("stale-plan", "The decision is on a plan that does not wait", 409),
    INCIDENT_OPEN("incident-open", "The investigation has not ended", 409),
    INCIDENT_CLOSED("incident-closed", "The investigation has ended", 409),
    SCANS_BUSY("scans-busy", "As many scans run as may", 503),
    DATABASE_UNAVAILABLE("database-unavailable", "The database does not answer", 503),
    TEMPORAL_UNAVAILABLE("temporal-unavailable", "Temporal does not answer", 503),
    BAD_REQUEST("bad-request", "The request is not understood", 400),
    INTERNAL("internal", "Something went wrong inside the service", 500);

    private final String slug;
    private final String title;
    private final int status;

    ProblemType(String slug, String title, int status) {
        this.slug = slug;
        this.title = title;
        this.status = status;
    }

    /** The {@code type} member: a URN, because the service may run where no documentation is served. */
    public String uri() {
        return "urn:inquest:problem:" + slug;
    }

    public String title() {
        return title;
    }

    public int status() {
        return status;
    }
}
