-- Trials of an identity provider, each for whoever began it alone. No e-mail address, no token; rows go after a day.
create table provider_trial (
    id              varchar(12)              not null primary key, -- the reference of its attempt in sign_in
    organization_id uuid                     not null references organization (id),
    provider_id     varchar(10)              not null, -- stays when the provider is deleted
    user_id         varchar(10)              not null references user_account (id),
    created_at      timestamp with time zone not null,
    opened_at       timestamp with time zone,
    ended_at        timestamp with time zone,
    result          text
);
create index provider_trial_user on provider_trial (user_id, id);
