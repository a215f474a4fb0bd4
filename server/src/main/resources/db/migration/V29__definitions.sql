-- What sites and services are read from, and who writes them. Sealed, for the secrets stand in it.

create table site_definition (
    site_id    uuid        not null primary key references site (id) on delete cascade,
    managed_by varchar(10) not null, -- FILE or API
    definition text        not null
);

create table service_definition (
    service_id uuid        not null primary key references external_service (id) on delete cascade,
    managed_by varchar(10) not null, -- FILE or API
    definition text        not null
);
