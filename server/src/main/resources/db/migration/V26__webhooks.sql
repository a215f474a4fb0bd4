-- Others' servers that are told what happens, and what they were told. No personal data.

create table webhook (
    id               varchar(10)              not null primary key,
    organization_id  uuid                     not null,
    name             varchar(200)             not null,
    url              varchar(2000)            not null,
    topics           varchar(2000)            not null,
    secrets          text                     not null, -- sealed
    previous_until   timestamp with time zone,          -- until then the secret before signs, too
    disabled_at      timestamp with time zone,
    disabled_because varchar(20),
    created_at       timestamp with time zone not null,
    updated_at       timestamp with time zone not null
);

create index webhook_organization on webhook (organization_id);

create table webhook_event (
    id              varchar(10)              not null primary key,
    organization_id uuid                     not null,
    type            varchar(60)              not null,
    source          varchar(60)              not null, -- what it tells of: an event is written once
    data            text                     not null,
    happened_at     timestamp with time zone not null,
    unique (organization_id, type, source)
);

create index webhook_event_happened_at on webhook_event (happened_at);

create table webhook_delivery (
    id         varchar(10)              not null primary key,
    webhook_id varchar(10)              not null references webhook (id) on delete cascade,
    event_id   varchar(10)              not null references webhook_event (id) on delete cascade,
    type       varchar(60)              not null,
    state      varchar(10)              not null,
    attempts   integer                  not null,
    status     integer,
    reason     varchar(60),
    next_at    timestamp with time zone,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    unique (webhook_id, event_id)
);

create index webhook_delivery_event on webhook_delivery (event_id);
create index webhook_delivery_state on webhook_delivery (webhook_id, state);

-- db-scheduler's, of the jobs that deliver.
create table webhook_task (
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

create index webhook_task_execution_time on webhook_task (execution_time);
create index webhook_task_heartbeat on webhook_task (last_heartbeat);
