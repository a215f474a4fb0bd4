package io.rialto.server.release;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code customer.…} has, for people who write expressions. */
public final class CustomerCatalogue {

    private static final List<Entry> ENTRIES = List.of(
            entry("id", Kind.TEXT, "The shop's number of the customer. It never changes.", "4711"),
            entry("email", Kind.TEXT, "The e-mail address at the shop.", "jane.doe@example.test"),
            entry("email_verified", Kind.FLAG, "Whether the customer has proved that the address is theirs.", "true"),
            entry("first_name", Kind.TEXT, "First name.", "Jane"),
            entry("last_name", Kind.TEXT, "Last name.", "Doe"),
            entry("group.id", Kind.TEXT, "The number of the customer's group.", "1"),
            entry("group.code", Kind.TEXT, "The name of the customer's group.", "General"),
            entry(
                    "segments",
                    Kind.LIST,
                    "The segments that the customer is in. 'vip' in customer.segments asks.",
                    "['vip']"),
            entry(
                    "company",
                    Kind.OBJECT,
                    "The company that a business customer buys for: id, name, role and more.",
                    "{'name': 'Acme'}"),
            entry("company.id", Kind.TEXT, "Of a business customer: the company's number.", "42"),
            entry("company.name", Kind.TEXT, "Of a business customer: the company's name.", "Acme"),
            entry("company.role", Kind.TEXT, "Of a business customer: what they may do there.", "buyer"),
            entry("website", Kind.TEXT, "The code of the shop's website that they are logged in at.", "base"),
            entry("store", Kind.TEXT, "The code of the store view.", "default"),
            entry("locale", Kind.TEXT, "Language and country.", "de_DE"),
            entry(
                    "attributes",
                    Kind.OBJECT,
                    "The shop's own attributes, by their codes, as customer.attributes.partner_level.",
                    "{'partner_level': 'gold'}"),
            entry("addresses", Kind.LIST, "The address book.", "[{'city': 'Berlin'}]"),
            entry("addresses[0].street", Kind.LIST, "Street and number, a line each.", "['Main Street 1']", "street"),
            entry("addresses[0].city", Kind.TEXT, "City.", "Berlin"),
            entry("addresses[0].postcode", Kind.TEXT, "Postcode.", "10115"),
            entry("addresses[0].region", Kind.TEXT, "State or region.", "Berlin"),
            entry("addresses[0].country", Kind.TEXT, "Country, two letters.", "DE"),
            entry("addresses[0].company", Kind.TEXT, "Company of the address.", "Acme"),
            entry("addresses[0].telephone", Kind.TEXT, "Telephone number.", "+49 30 1234", "telephone"),
            entry("addresses[0].default_billing", Kind.FLAG, "Whether invoices go there.", "true"),
            entry("addresses[0].default_shipping", Kind.FLAG, "Whether parcels go there.", "false"));

    private CustomerCatalogue() {}

    /** What a value is. */
    public enum Kind {
        TEXT,
        FLAG,
        LIST,
        OBJECT
    }

    /**
     * @param expression that gives it
     * @param sensitive what a service must be cleared for, to be told; absent: nothing
     */
    public record Entry(
            String expression,
            Kind kind,
            String meaning,
            String example,
            @Nullable String sensitive) {}

    /** All of it, the most used first. */
    public static List<Entry> entries() {
        return ENTRIES;
    }

    private static Entry entry(String path, Kind kind, String meaning, String example) {
        return new Entry("customer." + path, kind, meaning, example, null);
    }

    private static Entry entry(String path, Kind kind, String meaning, String example, String sensitive) {
        return new Entry("customer." + path, kind, meaning, example, sensitive);
    }
}
