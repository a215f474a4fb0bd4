-- Which identity providers the configuration file made, so that it ends what it names no more and leaves others alone.

create table configured_provider (
    provider_id     varchar(10) not null primary key references identity_provider (id) on delete cascade,
    organization_id uuid        not null,
    mark            varchar(43) not null -- keyed hash of what the file said of it
);
