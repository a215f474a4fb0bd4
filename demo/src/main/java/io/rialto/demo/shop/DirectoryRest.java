package io.rialto.demo.shop;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Call;
import io.rialto.demo.http.Json;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an integration reads at {@code /rest/V1/…}: customers, groups, labels. Open Source: companies match no route. */
final class DirectoryRest {

    private static final String CUSTOMER = "Magento_Customer::customer";
    private static final Pattern ROUTE = Pattern.compile("/rest(?:/(?:default|all))?/V1/(.+?)/?");
    private static final Pattern NUMBERED = Pattern.compile("(customers|customerGroups)/([0-9]{1,9})");
    private static final Pattern ATTRIBUTE = Pattern.compile("attributeMetadata/customer/attribute/([a-z_]+)");
    private static final Map<Long, String> GROUPS =
            Map.of(0L, "NOT LOGGED IN", 1L, "General", 2L, "Wholesale", 3L, "Retailer");

    private final Customers customers;
    private final @Nullable Integration integration;
    private final @Nullable OAuthCheck signatures;

    DirectoryRest(Customers customers, Optional<Integration> integration, Clock clock) {
        this.customers = customers;
        this.integration = integration.orElse(null);
        this.signatures = integration.map(its -> new OAuthCheck(its, clock)).orElse(null);
    }

    /** What the API answers; empty when the call matches no route of it. */
    Optional<Answer> answer(Call call) {
        Matcher route = ROUTE.matcher(call.path());
        if (!route.matches() || !call.reads()) {
            return Optional.empty();
        }
        String path = route.group(1);
        Matcher numbered = NUMBERED.matcher(path);
        Matcher attribute = ATTRIBUTE.matcher(path);
        if (numbered.matches()) {
            long id = Long.parseLong(numbered.group(2));
            return Optional.of(
                    numbered.group(1).equals("customers")
                            ? allowed(call, CUSTOMER, () -> customer(id))
                            : allowed(call, "Magento_Customer::group", () -> group(id)));
        }
        if (attribute.matches()) {
            return Optional.of(attribute(attribute.group(1)));
        }
        return switch (path) {
            case "customers/search" -> Optional.of(allowed(call, CUSTOMER, () -> found(call)));
            case "store/websites" -> Optional.of(allowed(call, "Magento_Backend::store", DirectoryRest::websites));
            case "store/storeConfigs" -> Optional.of(allowed(call, "Magento_Backend::store", DirectoryRest::stores));
            default -> Optional.empty();
        };
    }

    private Answer allowed(Call call, String resource, java.util.function.Supplier<Answer> reading) {
        String authorization = Optional.ofNullable(call.header("Authorization")).orElse("");
        if (integration == null || signatures == null) {
            return denied(resource);
        }
        if (authorization.startsWith("OAuth ")) {
            return switch (signatures.of(call, authorization)) {
                case OAuthCheck.WrongMethod(String method) -> wrongMethod(method);
                case OAuthCheck.Bad(String message) -> message(401, message);
                case OAuthCheck.Good() -> integration.resources().contains(resource) ? reading.get() : denied(resource);
            };
        }
        boolean bears = integration.asBearer() && authorization.equals("Bearer " + integration.accessToken());
        return bears && integration.resources().contains(resource) ? reading.get() : denied(resource);
    }

    private Answer customer(long id) {
        return customers.byId(id).map(customer -> json(customer.me())).orElseGet(() -> missing("customerId", id));
    }

    private static Answer group(long id) {
        return Optional.ofNullable(GROUPS.get(id))
                .map(code -> json(Json.object()
                        .put("id", id)
                        .put("code", code)
                        .put("tax_class_id", 3)
                        .put("tax_class_name", "Retail Customer")))
                .orElseGet(() -> missing("id", id));
    }

    private Answer found(Call call) {
        Map<String, String> query = call.query();
        List<Customer> all = matching(query);
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray("items");
        long most = Optional.ofNullable(query.get("searchCriteria[pageSize]"))
                .map(Long::parseLong)
                .orElse((long) Integer.MAX_VALUE);
        all.stream().limit(most).forEach(customer -> items.add(customer.me()));
        return json(body.put("total_count", all.size()));
    }

    /** Of all the filters that there are, those that somebody who connects a shop needs. */
    private List<Customer> matching(Map<String, String> query) {
        String filter = "searchCriteria[filter_groups][0][filters][0]";
        String value = query.getOrDefault(filter + "[value]", "");
        String field = query.get(filter + "[field]") + " " + query.getOrDefault(filter + "[condition_type]", "eq");
        if (!query.containsKey(filter + "[field]")) {
            return customers.all();
        }
        return switch (field) {
            case "email eq" -> customers.byEmail(value).stream().toList();
            case "entity_id gt" ->
                customers.all().stream()
                        .filter(customer -> customer.id() > Long.parseLong(value))
                        .sorted(Comparator.comparingLong(Customer::id))
                        .toList();
            default -> List.of();
        };
    }

    private static Answer attribute(String code) {
        Map<String, String> labels = OptionLabels.all(code);
        ObjectNode body =
                Json.object().put("attribute_code", code).put("frontend_input", labels.isEmpty() ? "text" : "select");
        ArrayNode options = body.putArray("options");
        if (!labels.isEmpty()) {
            options.addObject().put("label", " ").put("value", "");
        }
        labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(label ->
                        options.addObject().put("label", label.getValue()).put("value", label.getKey()));
        return json(body);
    }

    private static Answer websites() {
        return Answer.json(200, """
                [{"id":0,"code":"admin","name":"Admin","default_group_id":0},\
                {"id":1,"code":"base","name":"Main Website","default_group_id":1}]""");
    }

    private static Answer stores() {
        return Answer.json(200, "[{\"id\":1,\"code\":\"default\",\"website_id\":1,\"locale\":\"en_US\"}]");
    }

    private static Answer denied(String resource) {
        ObjectNode body = Json.object().put("message", "The consumer isn't authorized to access %resources.");
        body.putObject("parameters").put("resources", resource);
        return Answer.json(401, Json.write(body));
    }

    private static Answer missing(String field, long value) {
        ObjectNode body = Json.object().put("message", "No such entity with %fieldName = %fieldValue");
        body.putObject("parameters").put("fieldName", field).put("fieldValue", value);
        return Answer.json(404, Json.write(body));
    }

    private static Answer wrongMethod(String method) {
        ObjectNode body = Json.object().put("message", "Signature method %1 is not supported");
        body.putArray("parameters").add(method);
        return Answer.json(400, Json.write(body));
    }

    private static Answer message(int status, String message) {
        return Answer.json(status, Json.write(Json.object().put("message", message)));
    }

    private static Answer json(ObjectNode body) {
        return Answer.json(200, Json.write(body));
    }
}
