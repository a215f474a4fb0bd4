package io.rialto.demo.shop;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Json;
import io.rialto.demo.shop.Visitor.Guest;
import io.rialto.demo.shop.Visitor.LoggedIn;
import io.rialto.demo.shop.Visitor.Remembered;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** {@code /rest/V1/…}: the customer's own profile, read with the session's cookie, and what integrations read. */
final class CustomerRest {

    private static final Pattern ROUTE = Pattern.compile("/rest(?:/(default|all))?/V1/(.+?)/?");

    private final Customers customers;
    private final DirectoryRest directory;

    CustomerRest(Customers customers, DirectoryRest directory) {
        this.customers = customers;
        this.directory = directory;
    }

    Answer answer(Visit visit) {
        Matcher route = ROUTE.matcher(visit.call().path());
        boolean me = route.matches()
                && route.group(2).equals("customers/me")
                && visit.call().reads();
        Answer answer = me
                ? me(visit, Optional.ofNullable(route.group(1)))
                : directory.answer(visit.call()).orElseGet(CustomerRest::noRoute);
        return answer.with("X-Frame-Options", "SAMEORIGIN");
    }

    private Answer me(Visit visit, Optional<String> store) {
        boolean ajax = "XMLHttpRequest".equalsIgnoreCase(visit.call().header("X-Requested-With"));
        if (!ajax || store.filter("all"::equals).isPresent()) {
            return unauthorized();
        }
        return switch (visit.session().visitor()) {
            case Guest _ -> unauthorized();
            // module-persistent/Model/Customer/Authorization.php refuses only while the browser still sends the cookie
            case Remembered visitor -> visit.remembered().isPresent() ? unauthorized() : profile(visitor.customerId());
            case LoggedIn visitor -> isStale(visitor) ? sessionExpired() : profile(visitor.customerId());
        };
    }

    private boolean isStale(LoggedIn visitor) {
        return customers
                .byId(visitor.customerId())
                .filter(customer -> !customer.password().equals(visitor.password()))
                .isPresent();
    }

    private Answer profile(long customerId) {
        return customers
                .byId(customerId)
                .map(customer -> Answer.json(200, Json.write(customer.me())))
                .orElseGet(() -> noSuchEntity(customerId));
    }

    private static Answer unauthorized() {
        ObjectNode body = Json.object().put("message", "The consumer isn't authorized to access %resources.");
        body.putObject("parameters").put("resources", "self");
        return Answer.json(401, Json.write(body));
    }

    private static Answer sessionExpired() {
        return message(400, "The session has expired, please login again.");
    }

    private static Answer noSuchEntity(long customerId) {
        ObjectNode body = Json.object().put("message", "No such entity with %fieldName = %fieldValue");
        body.putObject("parameters").put("fieldName", "customerId").put("fieldValue", customerId);
        return Answer.json(404, Json.write(body));
    }

    private static Answer noRoute() {
        return message(404, "Request does not match any route.");
    }

    private static Answer message(int status, String message) {
        return Answer.json(status, Json.write(Json.object().put("message", message)));
    }
}
