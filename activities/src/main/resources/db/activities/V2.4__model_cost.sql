-- What a call of a model was for and what it cost: all by the provider's count, money by the configured prices.
alter table model_exchange
    add column provider         text    not null default 'openai',
    add column cached_tokens    integer not null default 0,
    add column reasoning_tokens integer not null default 0,
    add column micro_usd        bigint  not null default 0,
    -- Which call of which attempt this is: a call that was answered is never made again. Null for those before there was one.
    add column call_key         text,
    add column finish_reason    text,
    add column duration_ms      integer not null default 0,
    -- Of the input, how much is the same in every call of this prompt and comes first, so that providers can cache it.
    add column prefix_tokens    integer not null default 0,
    add column answer           text    not null default '';

create unique index model_exchange_call on model_exchange (incident_id, call_key) where call_key is not null;

alter table incident_case
    add column micro_usd bigint not null default 0;
