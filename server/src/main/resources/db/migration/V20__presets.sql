-- What a service is made from is looked for, so it stands beside the name.

alter table external_service add column preset varchar(60); -- absent: from nothing but its configuration
