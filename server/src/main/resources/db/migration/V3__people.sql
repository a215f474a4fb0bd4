-- People who sign in to the dashboard or use the API: staff, never customers. Ids are the ten letters that the API shows.

alter table organization add public_id varchar(10);
update organization
set public_id = translate(substring(replace(cast(id as varchar(36)), '-', ''), 1, 10), '0123456789', 'ghijklmnop');
alter table organization alter column public_id set not null;
alter table organization add constraint organization_public_id unique (public_id);
alter table organization add default_role varchar(20) default 'AUDITOR' not null;
alter table organization add created_at timestamp with time zone default current_timestamp not null;
alter table organization add updated_at timestamp with time zone default current_timestamp not null;
alter table organization add reference varchar(200);
alter table organization add reference_origin varchar(200);
alter table organization add metadata text default '{}' not null;
alter table organization add support_phone varchar(60);
alter table organization add support_email varchar(320);
alter table organization add logo_url varchar(2000);
alter table organization add favicon_url varchar(2000);
alter table organization add primary_color varchar(7);
alter table organization add contrast_color varchar(7);

create table user_account (
    id               varchar(10)              not null primary key,
    email            varchar(320)             not null,
    email_key        varchar(320)             not null unique, -- folded: one account per mailbox
    first_name       varchar(200)             not null,
    last_name        varchar(200)             not null,
    time_zone        varchar(60),
    reference        varchar(200),
    reference_origin varchar(200),
    metadata         text                     not null,
    created_at       timestamp with time zone not null,
    updated_at       timestamp with time zone not null
);

create table membership (
    id               varchar(10)              not null primary key,
    organization_id  uuid                     not null references organization (id),
    user_id          varchar(10)              not null references user_account (id),
    role             varchar(20)              not null,
    from_file        boolean                  not null, -- the configuration file made it, and ends it when it names it no more
    accepted_at      timestamp with time zone,          -- absent: invited, and not signed in since
    disabled_at      timestamp with time zone,
    reference        varchar(200),
    reference_origin varchar(200),
    metadata         text                     not null,
    created_at       timestamp with time zone not null,
    updated_at       timestamp with time zone not null,
    unique (organization_id, user_id)
);
