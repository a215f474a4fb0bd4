-- When an organization's plan ends; absent: it has no end.
alter table organization add column plan_ends_at timestamp with time zone;
