-- What services publish about themselves, as far as it was accepted, and what waits for somebody's approval.

create table service_metadata (
    service_id     uuid         not null primary key references external_service (id) on delete cascade,
    source         text         not null, -- the address and the entity that were asked for
    trust          varchar(64)  not null, -- hash of whose signature is needed; empty: nobody's
    accepted       text,                  -- absent: never fetched
    accepted_at    timestamp with time zone,
    closed         boolean      not null, -- its signed end is past
    etag           varchar(500),
    last_modified  varchar(100),
    rejected       varchar(64),           -- hash of what somebody said no to
    failing_since  timestamp with time zone,
    failure        varchar(500),
    attempts       integer      not null,
    failing_told   boolean      not null,
    ending_told    boolean      not null
);

create table metadata_change (
    id              varchar(10)              not null primary key,
    organization_id uuid                     not null,
    service_id      uuid                     not null references external_service (id) on delete cascade,
    site            varchar(63)              not null,
    service         varchar(63)              not null,
    status          varchar(20)              not null,
    entity_id       varchar(1024)            not null,
    url             varchar(2000)            not null,
    signed          boolean                  not null,
    proposed        text                     not null,
    print           varchar(64)              not null, -- hash of what counts in it
    difference      text                     not null,
    decided_by      varchar(10),
    created_at      timestamp with time zone not null,
    updated_at      timestamp with time zone not null
);

create index metadata_change_organization on metadata_change (organization_id, created_at);
create index metadata_change_service on metadata_change (service_id, status);

-- db-scheduler's, of the jobs that fetch.
create table metadata_task (
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

create index metadata_task_execution_time on metadata_task (execution_time);
create index metadata_task_heartbeat on metadata_task (last_heartbeat);
