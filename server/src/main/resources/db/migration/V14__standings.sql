-- How customers stand with their shop: keyed hashes, no personal data. Who is not here is a customer like any other.

create table customer_standing (
    site_id       uuid                     not null,
    customer      varchar(43)              not null, -- keyed hash, as in launch
    state         varchar(10)              not null, -- OPEN, DISABLED or DELETED
    since         timestamp with time zone,          -- when the shop last closed or opened the account; absent when it never did
    logged_out_at timestamp with time zone,
    revision      bigint                   not null, -- of standing_revision: what a node has not seen is above what it has
    changed_at    timestamp with time zone not null,
    primary key (site_id, customer)
);

create index customer_standing_revision on customer_standing (revision);

-- One row. Whoever changes a standing holds it until the commit, so that revisions appear in their order.
create table standing_revision (
    id      integer not null primary key,
    changes bigint  not null
);

insert into standing_revision (id, changes) values (1, 0);

-- What the shop has told: an event counts once.
create table shop_event (
    site_id     uuid                     not null,
    id          varchar(43)              not null, -- keyed hash of the event's id
    content     varchar(43)              not null, -- keyed hash of what it says
    received_at timestamp with time zone not null,
    primary key (site_id, id)
);

create index shop_event_received_at on shop_event (received_at);
