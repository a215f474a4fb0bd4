package io.rialto.server.customer;

import io.rialto.server.json.StrictJson;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/** A customer that somebody pasted, in the form of a ticket's {@code customer}, with its {@code id}. */
public sealed interface PastedCustomer {

    record Read(Customer customer) implements PastedCustomer {}

    /** @param member which one is missing or of the wrong type; never a value */
    record Wrong(String member) implements PastedCustomer {}

    /** Reads one JSON object in UTF-8. */
    static PastedCustomer of(ByteBuffer utf8) {
        Optional<Map<String, Object>> members = StrictJson.members(utf8);
        if (members.isEmpty()) {
            return new Wrong("customer");
        }
        try {
            Members customer = new Members("customer", members.get());
            return new Read(CustomerMembers.read(customer.required("id", 1, 128), customer));
        } catch (Members.Wrong wrong) {
            return new Wrong(wrong.member());
        }
    }
}
