-- A private key is in the row, sealed, or in a PKCS #11 token, by this name.

alter table signing_key alter column private_key drop not null;
alter table signing_key add column token_key varchar(60);
alter table signing_key add constraint private_key_in_one_place check ((private_key is null) <> (token_key is null));
