-- Who uses this server, for which sites, with which services. No customer is ever in these tables.

create table organization (
    id   uuid         not null primary key,
    slug varchar(63)  not null unique,
    name varchar(200) not null,
    plan varchar(20)  not null
);

create table site (
    id              uuid         not null primary key,
    organization_id uuid         not null references organization (id),
    slug            varchar(63)  not null unique,
    name            varchar(200) not null,
    environment     varchar(20)  not null,
    active          boolean      not null,
    settings        text         not null,
    ticket_keys     text         not null -- sealed
);

create table external_service (
    id       uuid         not null primary key,
    site_id  uuid         not null references site (id),
    slug     varchar(63)  not null,
    name     varchar(200) not null,
    place    integer      not null,
    active   boolean      not null,
    settings text         not null,
    unique (site_id, slug)
);

-- A key belongs to an issuer: a copy of this database under another public address makes its own.
create table signing_key (
    id          uuid                     not null primary key,
    site_id     uuid                     not null references site (id),
    issuer      varchar(500)             not null,
    kind        varchar(20)              not null,
    private_key text                     not null, -- sealed
    certificate text                     not null,
    created_at  timestamp with time zone not null,
    unique (site_id, issuer, kind)
);

create table site_secret (
    site_id uuid        not null references site (id),
    purpose varchar(40) not null,
    secret  text        not null, -- sealed
    primary key (site_id, purpose)
);

-- One row: a known text, sealed. It tells a server with another secret key before it does harm.
create table vault_seal (
    id   integer not null primary key,
    seal text    not null
);

-- One row: what nodes compare to learn that sites or services changed, and what a node locks while it changes them.
create table revision (
    id      integer not null primary key,
    changes bigint  not null
);

insert into revision (id, changes) values (1, 0);
