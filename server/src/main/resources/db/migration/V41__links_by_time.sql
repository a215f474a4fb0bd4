-- Newcomers are counted by the day, and links listed the newest first. Written once, when a customer first enters a service.
create index link_first_at on link (first_at);
