-- Which customer has an account at which service: keyed hashes and times, no personal data.

create table link (
    site_id         uuid                     not null,
    customer        varchar(43)              not null, -- keyed hash, as in launch
    service_id      uuid                     not null,
    id              varchar(10)              not null,
    account         varchar(43),                       -- keyed hash of the name that the service was told; absent: only the launch is known
    account_since   timestamp with time zone not null,
    accounts_before integer                  not null, -- other names that it was told before
    attributes      varchar(43),                       -- keyed hash of what it was told
    told_at         timestamp with time zone not null, -- when that was last something else
    address         varchar(43),                       -- keyed hash, letter case aside
    spelling        varchar(64),                       -- which letters of the address were capitals
    first_launch    bigint                   not null,
    first_at        timestamp with time zone not null,
    last_launch     bigint                   not null,
    last_at         timestamp with time zone not null,
    primary key (site_id, customer, service_id)
);

create unique index link_id on link (id);
create index link_address on link (address);

-- One row: up to which launch the ledger has looked for entrances that were not written down.
create table link_progress (
    id      integer not null primary key,
    launch  bigint  not null
);

insert into link_progress (id, launch) values (1, 0);
