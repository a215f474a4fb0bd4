package io.rialto.demo.shop;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Json;
import io.rialto.demo.shop.Visitor.Guest;
import io.rialto.demo.shop.Visitor.LoggedIn;
import io.rialto.demo.shop.Visitor.Remembered;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@code /customer/section/load/}: what Magento's pages ask to greet the customer. */
final class SectionLoad {

    private final Customers customers;
    private final Clock clock;

    SectionLoad(Customers customers, Clock clock) {
        this.customers = customers;
        this.clock = clock;
    }

    Answer answer(Visit visit) {
        List<String> wanted =
                List.of(visit.call().query().getOrDefault("sections", "").split(",", -1));
        ObjectNode sections = Json.object();
        if (wanted.contains("customer")) {
            sections.set("customer", stamped(customer(visit)));
        }
        if (wanted.contains("loggedAsCustomer")) {
            sections.set("loggedAsCustomer", stamped(loggedAsCustomer(visit)));
        }
        return Answer.json(200, Json.write(sections));
    }

    private ObjectNode customer(Visit visit) {
        Optional<Customer> known = switch (visit.session().visitor()) {
            case Guest _ -> Optional.empty();
            case Remembered visitor ->
                visit.remembered().isPresent() ? Optional.empty() : customers.byId(visitor.customerId());
            case LoggedIn _ -> visit.loggedIn();
        };
        ObjectNode section = Json.object();
        known.ifPresent(customer -> section.put("fullname", customer.fullName())
                .put("firstname", customer.firstName())
                .put("websiteId", "1"));
        return section;
    }

    private ObjectNode loggedAsCustomer(Visit visit) {
        ObjectNode section = Json.object();
        visit.admin().ifPresent(admin -> section.put("adminUserId", admin).put("websiteName", "Main Website"));
        return section;
    }

    private ObjectNode stamped(ObjectNode section) {
        return section.put("data_id", clock.instant().getEpochSecond());
    }
}
