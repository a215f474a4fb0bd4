-- What a service and its site share to sign for each other or to know each other.

alter table external_service add column secrets text; -- sealed; absent: they share none
