-- Runs that show that nothing of a customer stays. A report has places and counts; the names that are searched for stand nowhere.

create table privacy_check (
    id              varchar(10)              not null primary key,
    organization_id uuid                     not null,
    site_id         uuid                     not null,
    site            varchar(63)              not null,
    services        text                     not null, -- slugs, separated by commas
    launches_each   integer                  not null,
    state           varchar(12)              not null,
    reason          varchar(60),                       -- why it failed
    running_for     uuid,                              -- the organization, until it is over: one at a time
    outcome         varchar(12),
    percent         integer                  not null,
    report          text,
    statement       text,                              -- signed
    created_at      timestamp with time zone not null,
    updated_at      timestamp with time zone not null
);

create unique index privacy_check_running on privacy_check (running_for);
create index privacy_check_organization on privacy_check (organization_id, created_at);

-- db-scheduler's: one job per run that is not over.
create table privacy_check_job (
    task_name            varchar(100)             not null,
    task_instance        varchar(100)             not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean                  not null,
    picked_by            varchar(200),
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp with time zone,
    version              bigint                   not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

create index privacy_check_job_execution_time on privacy_check_job (execution_time);
create index privacy_check_job_heartbeat on privacy_check_job (last_heartbeat);
