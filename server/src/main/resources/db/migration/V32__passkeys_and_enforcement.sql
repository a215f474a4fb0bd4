-- Passkeys, what may be opened with what, who must come by their company's provider, and links for those who were invited.

-- Only what is public: nobody signs in with what is here.
create table passkey (
    id              varchar(10)              not null primary key,
    user_id         varchar(10)              not null references user_account (id),
    organization_id uuid references organization (id), -- the only one it opens; absent: all of the user's
    credential_id   varchar(1400)            not null unique,
    credential      text                     not null, -- attested credential data: the authenticator's kind and the public key
    sign_count      bigint                   not null,
    backed_up       boolean                  not null, -- it is kept with the maker of the device, too
    name            varchar(60)              not null,
    created_at      timestamp with time zone not null,
    used_at         timestamp with time zone
);
create index passkey_user on passkey (user_id);

-- Each is good once.
create table passkey_challenge (
    hash       varchar(43)              not null primary key,
    user_id    varchar(10),             -- absent: for a sign-in
    expires_at timestamp with time zone not null
);

-- At most one a membership.
create table invitation (
    token_hash    varchar(43)              not null primary key,
    membership_id varchar(10)              not null unique references membership (id),
    expires_at    timestamp with time zone not null
);

alter table organization add sso_enforcement varchar(20) default 'OFF' not null;
alter table user_password add organization_id uuid references organization (id); -- as a passkey's
alter table staff_session add passkey boolean default false not null;
