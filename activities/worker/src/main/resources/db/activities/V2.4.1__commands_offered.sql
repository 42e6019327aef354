-- How many commands a model student wrote, and how many of them the catalogue took: all plans of the investigation together.
alter table incident_case
    add column commands_offered  integer not null default 0,
    add column commands_accepted integer not null default 0;
