-- What a customer's login gave an OpenID Connect service. Codes and tokens are here by their hashes alone; what is behind them is
-- sealed under keys that are made of their values, so that these rows open nothing and say nothing of anybody.

create table oidc_grant (
    id              uuid                     not null primary key,
    site_id         uuid                     not null,
    service_id      uuid                     not null,
    session         varchar(40)              not null, -- a random name
    offline         boolean                  not null, -- outlives the customer's session
    code_hash       varchar(43)              not null unique,
    code_sealed     text                     not null,
    code_expires_at timestamp with time zone not null,
    code_used       boolean                  not null,
    expires_at      timestamp with time zone not null
);

create index oidc_grant_session on oidc_grant (site_id, service_id, session);
create index oidc_grant_end on oidc_grant (expires_at);

create table oidc_token (
    hash       varchar(43)              not null primary key,
    grant_id   uuid                     not null references oidc_grant (id) on delete cascade,
    kind       varchar(10)              not null,
    sealed     text                     not null,
    expires_at timestamp with time zone not null,
    used       boolean                  not null
);

create index oidc_token_grant on oidc_token (grant_id);
create index oidc_token_end on oidc_token (kind, expires_at);

-- Client assertions that were used up, by a hash of their names (RFC 7523 §3).
create table oidc_assertion (
    hash       varchar(43)              not null primary key,
    expires_at timestamp with time zone not null
);
