-- Changes as a chain, one an organization: each entry's hash covers what it says and the hash before. The hashes are keyed, and the
-- key is not in the database.

alter table resource_version add column number bigint; -- 1, 2, 3, … in the order of their commits; absent: written before there was a chain
alter table resource_version add column hash varchar(43);
create unique index resource_version_number on resource_version (organization_id, number);

-- Where each chain ends. Whoever adds to it holds its row until the commit. The server has one of its own, of the others' beginnings.
create table version_head (
    organization_id uuid        not null primary key,
    entries         bigint      not null,
    hash            varchar(43) not null,
    seal            varchar(43) not null -- keyed hash of the three before it
);
