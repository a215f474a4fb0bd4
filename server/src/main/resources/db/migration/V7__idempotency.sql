-- What was answered to requests that carry an idempotency key, for a day: whoever asks the same again gets the same.

create table idempotency_key (
    scope        varchar(80)              not null, -- whose key it is: two callers may use the same one
    key_hash     varchar(43)              not null,
    request_hash varchar(43)              not null,
    claim        varchar(36)              not null, -- of the one request that may do it
    claimed_at   timestamp with time zone not null,
    answer       text,                              -- sealed; absent while it is being done
    primary key (scope, key_hash)
);
create index idempotency_key_claimed on idempotency_key (claimed_at);
