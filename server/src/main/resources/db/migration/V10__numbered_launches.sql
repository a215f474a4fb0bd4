-- The reference as the number it writes. The embedded database keeps rows in the order of a key that is a number, and needs a second
-- tree for one that is a text: a launch costs a page less to write.

create table numbered_launch (
    id            bigint                   not null primary key, -- the reference that the customer reads out, as a number
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

insert into numbered_launch (id, site_id, service_id, ticket_id, customer, outcome, reason, assertion_id, session_index, created_at)
select
    cast(position(substring(id from 1 for 1) in '0123456789ABCDEFGHJKMNPQRSTVWXYZ') - 1 as bigint) * 36028797018963968 +
    cast(position(substring(id from 2 for 1) in '0123456789ABCDEFGHJKMNPQRSTVWXYZ') - 1 as bigint) * 1125899906842624 +
    cast(position(substring(id from 3 for 1) in '0123456789ABCDEFGHJKMNPQRSTVWXYZ') - 1 as bigint) * 35184372088832 +
    cast(position(substring(id from 4 for 1) in '0123456789ABCDEFGHJKMNPQRSTVWXYZ') - 1 as bigint) * 1099511627776 +
    cast(position(substring(id from 5 for 1) in '0123456789ABCDEFGHJKMNPQRSTVWXYZ') - 1 as bigint) * 34359738368 +
    cast(position(substring(id from 6 for 1) in '0123456789ABCDEFGHJKMNPQRSTVWXYZ') - 1 as bigint) * 1073741824 +
    cast(position(substring(id from 7 for 1) in '0123456789ABCDEFGHJKMNPQRSTVWXYZ') - 1 as bigint) * 33554432 +
    cast(position(substring(id from 8 for 1) in '0123456789ABCDEFGHJKMNPQRSTVWXYZ') - 1 as bigint) * 1048576 +
    cast(position(substring(id from 9 for 1) in '0123456789ABCDEFGHJKMNPQRSTVWXYZ') - 1 as bigint) * 32768 +
    cast(position(substring(id from 10 for 1) in '0123456789ABCDEFGHJKMNPQRSTVWXYZ') - 1 as bigint) * 1024 +
    cast(position(substring(id from 11 for 1) in '0123456789ABCDEFGHJKMNPQRSTVWXYZ') - 1 as bigint) * 32 +
    cast(position(substring(id from 12 for 1) in '0123456789ABCDEFGHJKMNPQRSTVWXYZ') - 1 as bigint) * 1,
    site_id, service_id, ticket_id, customer, outcome, reason, assertion_id, session_index, created_at
from launch;

drop table launch;

alter table numbered_launch rename to launch;
