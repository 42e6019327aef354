-- What a call of a model was for and what it cost: all by the provider's count, money by the configured prices.
alter table model_exchange
    add column provider         text    not null default 'openai',
    add column cached_tokens    integer not null default 0,
    add column reasoning_tokens integer not null default 0,
    add column micro_usd        bigint  not null default 0,
    -- Which call of which activity this is: one that was answered is never made again. Null for what no activity asked, and
    -- for the second of two attempts that asked the same at the same time.
    add column call_key         text,
    add column finish_reason    text,
    add column duration_ms      integer not null default 0,
    -- Of the input, how much is the same in every call of this prompt and comes first, so that providers can cache it.
    add column prefix_tokens    integer not null default 0,
    add column answer           text    not null default '';

create unique index model_exchange_call on model_exchange (incident_id, call_key) where call_key is not null;

create function model_exchange_is_immutable() returns trigger language plpgsql as $$
begin
    raise exception 'exchange % of incident % is immutable', old.id, old.incident_id;
end
$$;

create trigger model_exchange_immutable before update on model_exchange
    for each row execute function model_exchange_is_immutable();

alter table incident_case
    add column micro_usd bigint not null default 0;
