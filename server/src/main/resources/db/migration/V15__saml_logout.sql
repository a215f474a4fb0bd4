-- What single logout by SAML needs: for services that take logouts, under which name each session began, sealed; and logouts under way.

create table saml_session (
    session_index varchar(40)              not null primary key,
    site_id       uuid                     not null,
    service_id    uuid                     not null,
    customer      varchar(43)              not null, -- keyed hash, as in the table of launches
    subject       varchar(43)              not null, -- keyed hash of the name
    name_id       varchar(1000)            not null, -- sealed
    expires_at    timestamp with time zone not null
);

create index saml_session_customer on saml_session (site_id, customer);
create index saml_session_subject on saml_session (site_id, subject);
create index saml_session_expiry on saml_session (expires_at);

create table saml_logout (
    id         varchar(43)              not null primary key, -- a keyed hash of what the browser holds
    site_id    uuid                     not null,
    state      text                     not null, -- sealed
    version    integer                  not null,
    expires_at timestamp with time zone not null
);

create index saml_logout_expiry on saml_logout (expires_at);
