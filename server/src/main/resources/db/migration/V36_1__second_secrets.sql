-- While a credential's secret is changed, the one before is good beside it, until a moment that was chosen.
alter table api_credential add old_secret_hash varchar(43); -- keyed hash
alter table api_credential add old_secret_ends_at timestamp with time zone;
alter table api_credential add old_secret_used_at timestamp with time zone;
alter table api_credential add rotated_at timestamp with time zone; -- once the old one is over, tokens from before are good for nothing
