-- How staff came in, their sessions, and what an identity provider calls them.

-- One row per attempt that reached a decision. No e-mail address, no token; rows go after ninety days.
create table sign_in (
    id              varchar(12)              not null primary key, -- the reference that is read out
    organization_id uuid references organization (id),
    provider_id     varchar(10),             -- stays when the provider is deleted
    user_id         varchar(10),
    method          varchar(10)              not null,
    reason          varchar(30),             -- absent: signed in
    expected        varchar(300),
    actual          varchar(300),
    created_at      timestamp with time zone not null
);
create index sign_in_organization on sign_in (organization_id, id);

create table staff_session (
    id              varchar(12)              not null primary key,
    secret_hash     varchar(43)              not null unique,
    user_id         varchar(10)              not null references user_account (id),
    organization_id uuid references organization (id), -- absent: all of the user's
    provider_id     varchar(10),             -- absent: signed in with a password
    agent           varchar(60)              not null,
    created_at      timestamp with time zone not null,
    seen_at         timestamp with time zone not null
);
create index staff_session_user on staff_session (user_id);

create table provider_subject (
    provider_id varchar(10)              not null,
    subject     varchar(43)              not null, -- a hash of what the provider calls the user
    user_id     varchar(10)              not null references user_account (id),
    created_at  timestamp with time zone not null,
    primary key (provider_id, subject),
    unique (provider_id, user_id)
);

-- At most one row: the link by which the first owner comes in.
create table setup_link (
    id         integer                  not null primary key,
    token_hash varchar(43)              not null,
    expires_at timestamp with time zone not null
);
