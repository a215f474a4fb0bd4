-- Links by which somebody at a service's side sets it up, without an account.

create table service_setup (
    id              varchar(10)              not null primary key,
    organization_id uuid                     not null,
    site_id         uuid                     not null,
    service_id      uuid                     not null references external_service (id) on delete cascade,
    token           varchar(43)              not null unique, -- keyed hash
    created_by      varchar(20)              not null,
    created_at      timestamp with time zone not null,
    expires_at      timestamp with time zone not null,
    opened_at       timestamp with time zone,
    proposed_at     timestamp with time zone,
    accepted_at     timestamp with time zone,
    revoked_at      timestamp with time zone,
    proposal        text                              -- sealed; gone when it was accepted
);

create index service_setup_service on service_setup (service_id);
create index service_setup_organization on service_setup (organization_id, created_at);
