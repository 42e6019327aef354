-- What a model made of the evidence, and the embedded outcome that stands beside it. JSON, read whole; null where no model read.
alter table incident_case
    add column model_reading    text,
    add column embedded_outcome text;
