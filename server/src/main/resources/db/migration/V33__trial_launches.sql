-- Launches into a twin, by customers who do not exist. A row is gone after an hour.

create table trial_launch (
    id              varchar(10)              not null primary key,
    organization_id uuid                     not null,
    site_id         uuid                     not null,
    service_id      uuid                     not null references external_service (id) on delete cascade,
    token           varchar(43)              not null unique, -- keyed hash of what its address holds
    stage           varchar(10)              not null,
    account         varchar(43),                              -- keyed hash of what the twin's account is found by
    sealed          text                     not null,
    created_at      timestamp with time zone not null
);

create index trial_launch_service on trial_launch (service_id, account);
create index trial_launch_created on trial_launch (created_at);
