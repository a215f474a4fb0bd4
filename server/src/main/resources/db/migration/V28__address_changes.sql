-- What becomes of an account when the shop tells that its customer changed, at services that a login does not bring in step by itself.
-- Customers by keyed hash; the id that the shop has to be asked for rests sealed, and only until it is over.

create table address_change (
    id              varchar(10)              not null primary key,
    organization_id uuid                     not null,
    site_id         uuid                     not null,
    service_id      uuid                     not null references external_service (id) on delete cascade,
    site            varchar(63)              not null,
    service         varchar(63)              not null,
    customer        varchar(43)              not null,
    plan            varchar(16)              not null,
    state           varchar(12)              not null,
    reason          varchar(60),
    sealed          text,                              -- the shop's id of the customer
    told            integer                  not null, -- how often the shop told of it, until it is over
    address         varchar(43),                       -- keyed hash of the new one, as in link; what a person confirmed is not asked again
    pending         varchar(100),                      -- service and customer, until it is over: one at a time
    attempts        integer                  not null,
    happened_at     timestamp with time zone not null,
    created_at      timestamp with time zone not null,
    updated_at      timestamp with time zone not null
);

create unique index address_change_pending on address_change (pending);
create index address_change_organization on address_change (organization_id, created_at);
create index address_change_customer on address_change (site_id, customer);

-- db-scheduler's: one job per change that is to be carried out.
create table address_change_job (
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

create index address_change_job_execution_time on address_change_job (execution_time);
create index address_change_job_heartbeat on address_change_job (last_heartbeat);
