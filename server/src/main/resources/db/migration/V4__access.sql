-- How people and programs prove who they are, and what they changed.

-- One row a purpose: keys that the server makes itself, the same on all nodes.
create table server_secret (
    purpose varchar(40)  not null primary key,
    secret  varchar(200) not null -- sealed
);

create table user_password (
    user_id    varchar(10)              not null primary key references user_account (id),
    hash       varchar(200)             not null, -- Argon2id
    file_mark  varchar(43),                       -- keyed hash of the password that the configuration file gave last
    by_file    boolean                  not null, -- and nobody has set another since
    changed_at timestamp with time zone not null
);

create table api_credential (
    id               varchar(10)              not null primary key,
    organization_id  uuid                     not null references organization (id),
    user_id          varchar(10)              not null references user_account (id),
    name             varchar(200)             not null,
    client_id        varchar(200)             not null unique,
    secret_hash      varchar(43)              not null, -- keyed hash
    secret_since     timestamp with time zone not null, -- tokens from before are good for nothing
    expires_in       integer                  not null, -- seconds that a token is good for
    from_file        boolean                  not null, -- the configuration file made it, and ends it when it names it no more
    disabled_at      timestamp with time zone,
    last_used_at     timestamp with time zone,
    reference        varchar(200),
    reference_origin varchar(200),
    metadata         text                     not null,
    created_at       timestamp with time zone not null,
    updated_at       timestamp with time zone not null
);

create index api_credential_organization on api_credential (organization_id);

-- A key belongs to an issuer: a copy of this database under another address makes its own.
create table token_key (
    kid         varchar(43)              not null primary key,
    issuer      varchar(300)             not null,
    generation  integer                  not null,
    private_key text                     not null, -- sealed
    signs_from  timestamp with time zone not null,
    unique (issuer, generation)
);

-- The tokens that are good. No token is here: with its key, a row gives the same token again.
create table access_token (
    credential_id varchar(10)              not null references api_credential (id) on delete cascade,
    serial        bigint                   not null,
    kid           varchar(43)              not null references token_key (kid),
    issued_at     timestamp with time zone not null,
    expires_at    timestamp with time zone not null,
    primary key (credential_id, serial)
);

create index access_token_expires on access_token (expires_at);

-- What was changed, when and by whom; only ever added to.
create table resource_version (
    id              varchar(10)              not null primary key,
    organization_id uuid                     not null,
    resource_type   varchar(60)              not null,
    resource_id     varchar(40)              not null,
    event           varchar(20)              not null,
    changes         text                     not null, -- JSON: attribute to [old, new]
    who             varchar(10)              not null, -- a user, "system" or "file"
    created_at      timestamp with time zone not null
);

create index resource_version_organization on resource_version (organization_id, created_at);
