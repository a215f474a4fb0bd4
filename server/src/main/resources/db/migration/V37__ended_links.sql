-- That a customer ended a service. The link stays: it knows what the service was told, and that it is not to be told again.

alter table link add column ended_at timestamp with time zone; -- absent: it was never ended, or the customer entered again
alter table link add column ended_revision bigint;             -- of link_ending, when that was changed last; absent: never

create index link_ended_revision on link (ended_revision);

-- One row. Whoever ends a link, or takes one up again, holds it until the commit, so that revisions appear in their order.
create table link_ending (
    id      integer not null primary key,
    changes bigint  not null
);

insert into link_ending (id, changes) values (1, 0);
