-- Customers of several shops who have one e-mail address and go to one service. Keyed hashes and pseudonyms, no personal data.

create table namesake (
    pseudonym varchar(43) not null primary key, -- the customer of one site, at the service
    account   varchar(43) not null,             -- the pseudonym under which the service knows the customer
    address   varchar(43) not null              -- with which the customer came last
);

create index namesake_by_address on namesake (address);

create table namesake_address (
    address varchar(43) not null primary key,
    account varchar(43) not null
);
