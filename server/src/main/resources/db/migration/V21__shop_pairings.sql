-- Shops that were connected with a one-time code.

create table shop_pairing (
    id              varchar(10)              not null primary key,
    organization_id uuid                     not null,
    site_id         uuid                     not null references site (id) on delete cascade,
    code            varchar(43)              not null, -- keyed hash
    state           varchar(10)              not null, -- WAITING or PAIRED
    created_by      varchar(20)              not null,
    created_at      timestamp with time zone not null,
    expires_at      timestamp with time zone not null,
    paired_at       timestamp with time zone,
    base_url        varchar(2000)                      -- of the shop that used the code
);

create index shop_pairing_site on shop_pairing (site_id, created_at);
create index shop_pairing_organization on shop_pairing (organization_id, created_at);

-- What a paired shop seals with. Goes with its pairing.
create table paired_shop (
    pairing_id varchar(10)              not null primary key,
    site_id    uuid                     not null references site (id) on delete cascade,
    ticket_key text                     not null, -- sealed
    base_url   varchar(2000)            not null,
    paired_at  timestamp with time zone not null
);

create index paired_shop_site on paired_shop (site_id);
