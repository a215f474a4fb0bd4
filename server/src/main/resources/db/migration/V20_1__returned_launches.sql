-- What a service said that did not let a customer in and sent the browser back.

alter table launch add column returned text; -- sealed; absent: it sent nobody back
