-- Companies' OpenID Connect providers, the proof of their domains, and the jobs that see to it.

create table identity_provider (
    id                     varchar(10)              not null primary key,
    organization_id        uuid                     not null references organization (id),
    user_id                varchar(10)              not null references user_account (id),
    name                   varchar(100)             not null,
    name_key               varchar(400)             not null unique, -- folded: one provider per name, on the whole server
    client_id              varchar(255)             not null,
    client_secret          text                     not null, -- sealed
    issuer                 varchar(500)             not null,
    domains                varchar(5200)            not null, -- as the API shows them
    token_url              varchar(2000)            not null,
    authorize_url          varchar(2000)            not null,
    jwks_url               varchar(2000)            not null,
    organization_parameter varchar(200),
    reference              varchar(200),
    reference_origin       varchar(200),
    metadata               text                     not null,
    status                 varchar(10)              not null,
    txt_record             varchar(110)             not null,
    disabled_at            timestamp with time zone,
    proving_since          timestamp with time zone not null,
    unanswered_since       timestamp with time zone,
    lost_since             timestamp with time zone,
    wishes                 bigint                   not null, -- to have the domains looked at
    next_check_at          timestamp with time zone not null,
    created_at             timestamp with time zone not null,
    updated_at             timestamp with time zone not null
);

create index identity_provider_organization on identity_provider (organization_id, created_at);

create table identity_provider_domain (
    provider_id varchar(10)  not null references identity_provider (id) on delete cascade,
    domain      varchar(253) not null,
    outcome     varchar(20), -- absent until it was checked
    checked_at  timestamp with time zone,
    evidence    text,        -- JSON
    primary key (provider_id, domain)
);

create index identity_provider_domain_domain on identity_provider_domain (domain);

-- db-scheduler's own table.
create table scheduled_tasks (
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

create index scheduled_tasks_due on scheduled_tasks (priority desc, execution_time);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
