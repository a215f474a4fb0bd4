package io.rialto.server.api;

import io.rialto.server.addresschange.AddressChange;
import io.rialto.server.addresschange.AddressChanges;
import io.rialto.server.externalservice.Accounts.EmailChange;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Notes;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.organization.Role;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * {@code /api/address_changes}: services that have to learn that a customer's address changed, and whether they did. All members read
 * them; owners and admins confirm what was done by hand.
 */
@Component
class AddressChangesResource implements Resource<AddressChangeCase> {

    private static final String CONFIRM = "_confirm";

    private static final Schema<AddressChangeCase> SCHEMA = Schema.of("address_changes", AddressChangeCase::id)
            .saying("That a service has to learn of a customer's new address, by its email_change plan. No address is"
                    + " in it.")
            .offering(Operation.LIST, Operation.UPDATE)
            .sparing(Operation.UPDATE)
            .with(
                    Attribute.text("site").searched().saying("The site's slug."),
                    shown -> shown.change().site())
            .with(
                    Attribute.text("service").searched().saying("The service's slug."),
                    shown -> shown.change().service())
            .with(
                    Attribute.text("customer").searched().saying("Keyed hash of the shop's customer id."),
                    shown -> shown.change().customer())
            .with(
                    Attribute.text("customer_id")
                            .orNull()
                            .saying("The shop's customer id, while somebody has to see to it; not for auditors."),
                    AddressChangeCase::customerId)
            .with(
                    Attribute.oneOf("plan", EmailChange.SCIM.key(), EmailChange.API.key(), EmailChange.MANUAL.key())
                            .searched(),
                    shown -> shown.change().plan().key())
            .with(
                    Attribute.oneOf(
                                    "state",
                                    Arrays.stream(AddressChange.State.values())
                                            .map(AddressChange.State::key)
                                            .toArray(String[]::new))
                            .searched()
                            .saying("open, failed: a person changes it at the service, then _confirm."),
                    shown -> shown.change().state().key())
            .with(
                    Attribute.text("reason")
                            .orNull()
                            .searched()
                            .saying("Why it failed, waits, or is not known to be the address.")
                            .like("shop_not_read"),
                    shown -> shown.change().reason())
            .with(
                    Attribute.instant("happened_at").saying("At the shop."),
                    shown -> shown.change().happenedAt())
            .noted(
                    shown -> Notes.NONE,
                    shown -> shown.change().createdAt(),
                    shown -> shown.change().updatedAt())
            .trigger(CONFIRM, "Somebody changed the address at the service.")
            .build();

    private final AddressChanges changes;

    AddressChangesResource(AddressChanges changes) {
        this.changes = changes;
    }

    @Override
    public Schema<AddressChangeCase> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<AddressChangeCase> find(Caller caller, String id) {
        return changes.find(caller.organization(), id).map(change -> shown(caller, change));
    }

    @Override
    public Found<AddressChangeCase> list(Caller caller, Search search) {
        return changes.search(caller.organization(), search).map(change -> shown(caller, change));
    }

    private AddressChangeCase shown(Caller caller, AddressChange change) {
        return new AddressChangeCase(
                change,
                caller.role() == Role.AUDITOR
                        ? null
                        : changes.customerId(change).orElse(null));
    }

    @Override
    public void lock(Caller caller, AddressChangeCase present) {
        changes.lock(present.change());
    }

    @Override
    public Outcome<AddressChangeCase> update(Caller caller, AddressChangeCase present, Given given) {
        Optional<Outcome<AddressChangeCase>> forbidden = Rights.refusal(caller, Act.UPDATE, Subject.ADDRESS_CHANGES);
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        if (!given.triggered(CONFIRM)) {
            return Outcome.done(present);
        }
        return changes.confirm(present.change(), Rights.who(caller))
                .map(confirmed -> Outcome.done(shown(caller, confirmed)))
                .orElseGet(() -> Outcome.refused(new Refusal.Conflict(
                        "It is " + present.change().state().key() + ": there is nothing to confirm.")));
    }
}
