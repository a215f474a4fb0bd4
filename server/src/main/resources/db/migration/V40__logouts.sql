-- What became of customers' logouts at each service, for whoever runs the site. Of whom, nobody can tell from it.
create table logout (
    id         varchar(15)              not null primary key, -- the reference that the customer reads out, and which of its services
    reference  varchar(12)              not null,
    site_id    uuid                     not null,
    service_id uuid                     not null,
    outcome    varchar(11)              not null,
    begun_by   varchar(11)              not null, -- the browser from the shop, the shop's own call, or a service
    way        varchar(7)               not null, -- through the browser, or a call
    took       bigint,                            -- milliseconds; absent: nothing came back
    created_at timestamp with time zone not null  -- when the logout began
);

create index logout_site on logout (site_id, id);
create index logout_age on logout (created_at);
