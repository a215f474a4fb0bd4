-- One row per launch: replay guard, audit entry, session participant. Keyed hashes and outcomes, no personal data.
-- Both keys begin with a time, so that rows written together lie together and a commit touches few pages.

create table launch (
    id            varchar(12)              not null primary key, -- the reference that the customer reads out
    site_id       uuid,
    service_id    uuid,
    ticket_id     varchar(53),             -- the ticket's end and a keyed hash; absent when the ticket was not used up
    customer      varchar(43),             -- keyed hash
    outcome       varchar(10)              not null,
    reason        varchar(30),
    assertion_id  varchar(40),
    session_index varchar(40),
    created_at    timestamp with time zone not null,
    unique (site_id, ticket_id)
);
