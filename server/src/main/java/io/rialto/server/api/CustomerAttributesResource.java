package io.rialto.server.api;

import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.release.CustomerCatalogue;
import io.rialto.server.release.CustomerCatalogue.Entry;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code /api/customer_attributes}: what expressions can say of a customer, the same for everybody. No customer is in it. */
@Component
class CustomerAttributesResource implements Resource<Entry> {

    private static final Schema<Entry> SCHEMA = Schema.of("customer_attributes", CustomerAttributesResource::id)
            .saying("Something that an expression can say of a customer.")
            .offering(Operation.LIST)
            .with(Attribute.text("expression").saying("What gives it.").like("customer.first_name"), Entry::expression)
            .with(
                    Attribute.oneOf("kind", "text", "flag", "list", "object"),
                    entry -> entry.kind().name().toLowerCase(Locale.ROOT))
            .with(Attribute.text("meaning").like("First name."), Entry::meaning)
            .with(Attribute.text("example").saying("A value.").like("Jane"), Entry::example)
            .with(
                    Attribute.text("sensitive")
                            .orNull()
                            .saying("What must stand in a service's list of that name before it is told this."),
                    Entry::sensitive)
            .build();

    // "customer.addresses[0].city" as it can stand in an address.
    private static String id(Entry entry) {
        return entry.expression()
                .substring("customer.".length())
                .replace("[0]", "")
                .replace('.', '-');
    }

    @Override
    public Schema<Entry> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Entry> find(Caller caller, String id) {
        return CustomerCatalogue.entries().stream()
                .filter(entry -> id(entry).equals(id))
                .findFirst();
    }

    @Override
    public Found<Entry> list(Caller caller, Search search) {
        return Listed.of(CustomerCatalogue.entries(), search.page());
    }
}
