-- Which proof of its provider let a session in: when the provider has to be proved anew, its sessions are over for good.

alter table staff_session add proved_since timestamp with time zone; -- absent: signed in with a password
