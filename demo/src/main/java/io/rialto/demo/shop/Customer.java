package io.rialto.demo.shop;

import io.rialto.demo.http.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A customer of the shop: the profile as Magento's REST shows it, and what only the shop's own code sees. */
public final class Customer {

    private final ObjectNode me;
    private final String note;
    private final String password;
    private final String groupCode;
    private final List<String> segments;
    private final @Nullable JsonNode company;

    private Customer(
            ObjectNode me,
            String note,
            String password,
            String groupCode,
            List<String> segments,
            @Nullable JsonNode company) {
        this.me = me;
        this.note = note;
        this.password = password;
        this.groupCode = groupCode;
        this.segments = List.copyOf(segments);
        this.company = company;
    }

    /** One entry of {@code customers.json}. */
    static Customer read(JsonNode entry) {
        return new Customer(
                (ObjectNode) entry.required("me"),
                entry.required("note").asString(),
                entry.required("password").asString(),
                entry.required("group_code").asString(),
                StreamSupport.stream(entry.required("segments").spliterator(), false)
                        .map(JsonNode::asString)
                        .toList(),
                entry.get("company"));
    }

    /** The same customer with another e-mail address, confirmed. */
    public Customer withEmail(String email) {
        ObjectNode changed = me.deepCopy().put("email", email);
        changed.remove("confirmation");
        return new Customer(changed, note, password, groupCode, segments, company);
    }

    public Customer withPassword(String other) {
        return new Customer(me, note, other, groupCode, segments, company);
    }

    public Customer withSegments(List<String> others) {
        return new Customer(me, note, password, groupCode, others, company);
    }

    public long id() {
        return me.required("id").asLong();
    }

    public String email() {
        return text("email");
    }

    public String firstName() {
        return text("firstname");
    }

    public String lastName() {
        return text("lastname");
    }

    public String fullName() {
        return firstName() + " " + lastName();
    }

    /** What this customer is good for in the demo. */
    public String note() {
        return note;
    }

    public String password() {
        return password;
    }

    /** Magento keeps a key here until the customer has followed the link in the confirmation e-mail. */
    public boolean emailConfirmed() {
        return !me.has("confirmation");
    }

    public String groupId() {
        return me.required("group_id").asString();
    }

    public String groupCode() {
        return groupCode;
    }

    public List<String> segments() {
        return segments;
    }

    /** The B2B company and what the customer is in it, with the members a ticket has. */
    public Optional<ObjectNode> company() {
        return Optional.ofNullable(company).map(node -> (ObjectNode) node.deepCopy());
    }

    /** Custom attributes by code, with the labels that people see in place of option ids. */
    public ObjectNode attributes() {
        ObjectNode attributes = Json.object();
        for (JsonNode attribute : me.path("custom_attributes")) {
            String code = attribute.required("attribute_code").asString();
            attributes.put(
                    code, OptionLabels.of(code, attribute.required("value").asString()));
        }
        return attributes;
    }

    /** The body of {@code GET /rest/V1/customers/me}. */
    ObjectNode me() {
        return me.deepCopy();
    }

    private String text(String name) {
        return me.required(name).asString();
    }

    @Override
    public String toString() {
        return "Customer[" + id() + "]";
    }
}
