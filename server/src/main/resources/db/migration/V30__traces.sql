-- How an attempt went, decision by decision: names, counts, times and keyed hashes, never a customer's value. Written a moment after
-- the answer has gone. Every refusal has one; of what went well the latest of each service stays, for comparison.

create table launch_trace (
    id         bigint       not null primary key, -- the reference, as the launch has it
    site_id    uuid         not null,
    service_id uuid,
    good       boolean      not null, -- the service was told
    content    text         not null  -- JSON
);
create index launch_trace_service on launch_trace (service_id, good, id);

-- What services ask that goes no further is kept as launches are, under its own codes.
alter table launch alter column reason set data type varchar(60);
