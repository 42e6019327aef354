-- Accepted incidents whose workflow is not known to have started.
create table outbox (
    incident_id     text primary key,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    last_error      text,
    created_at      timestamptz not null
);
create index outbox_due on outbox (next_attempt_at);

-- The answers given to requests with an Idempotency-Key.
create table idempotency_key (
    idempotency_key text primary key,
    body_digest     text        not null,
    incident_id     text        not null,
    attached        boolean     not null,
    created_at      timestamptz not null
);
create index idempotency_key_age on idempotency_key (created_at);

-- The last verdict of a person on each closed incident.
create table feedback (
    incident_id text primary key,
    verdict     text        not null check (verdict in ('RIGHT', 'WRONG')),
    entity      text,
    fault       text,
    remark      text,
    given_by    text        not null,
    given_at    timestamptz not null
);
