-- Whose login a grant came of, so that it ends when the shop shuts the customer out. Of those of before nobody knows: they log in anew.

delete from oidc_grant;

alter table oidc_grant add column customer varchar(43) not null; -- keyed hash, as in launch

create index oidc_grant_customer on oidc_grant (site_id, customer);
