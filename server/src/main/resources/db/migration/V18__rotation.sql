-- Of a site's signing keys one signs, one may be next, and those of before stay published for a while.

create table rotating_key (
    id            uuid                     not null primary key,
    site_id       uuid                     not null references site (id),
    issuer        varchar(500)             not null,
    kind          varchar(20)              not null,
    slot          varchar(7),              -- CURRENT or NEXT: a site has at most one each; absent: it signed before, or never will
    asked_kind    varchar(20),             -- of the current one: the kind that the site asked for when it was last compared
    private_key   text,                    -- sealed
    token_key     varchar(60),             -- its name in a PKCS #11 token
    certificate   text                     not null,
    created_at    timestamp with time zone not null,
    expires_at    timestamp with time zone not null, -- its certificate
    promote_at    timestamp with time zone, -- when it becomes current by itself
    promoted_at   timestamp with time zone,
    superseded_at timestamp with time zone,
    retired_at    timestamp with time zone, -- its private half is gone
    warned_days   integer,                 -- the last warning of its end: how many days before
    unique (site_id, issuer, slot),
    constraint one_place_of_a_private_key check (
        (retired_at is null and (private_key is null) <> (token_key is null))
        or (retired_at is not null and private_key is null and token_key is null))
);

-- Which of them is current is found out by the server, when it looks for the first time.
insert into rotating_key (id, site_id, issuer, kind, private_key, token_key, certificate, created_at, expires_at)
select id, site_id, issuer, kind, private_key, token_key, certificate, created_at, created_at + interval '5' year
from signing_key;

drop table signing_key;

alter table rotating_key rename to signing_key;

-- How far a service is with a key that is next.
create table signing_key_adoption (
    key_id             uuid not null references signing_key (id),
    service_id         uuid not null references external_service (id),
    fetched_at         timestamp with time zone, -- it read metadata that has the key
    confirmed_at       timestamp with time zone, -- somebody said that it trusts the key
    canary_since       timestamp with time zone, -- its launches are signed with the key already
    canary_launched_at timestamp with time zone, -- the first of them
    canary_passed_at   timestamp with time zone, -- somebody saw one arrive
    primary key (key_id, service_id)
);
