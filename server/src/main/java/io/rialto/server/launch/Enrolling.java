package io.rialto.server.launch;

import io.rialto.server.customer.Customer;
import io.rialto.server.enrolment.Enrolled;
import io.rialto.server.enrolment.Enrolments;
import io.rialto.server.externalservice.AccountApi;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Handoffs;
import io.rialto.server.link.Links;
import io.rialto.server.release.Attribute;
import io.rialto.server.release.Release.Released;
import io.rialto.server.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Before a customer is handed over: the account that only the service's own API finds or makes. */
@Component
class Enrolling {

    /** Stands in a preview for what only the service could say. */
    private static final String ASKED_THEN = "(the service's API is asked when somebody launches)";

    private final Enrolments enrolments;
    private final Handoffs handoffs;
    private final Links links;

    Enrolling(Enrolments enrolments, Handoffs handoffs, Links links) {
        this.enrolments = enrolments;
        this.handoffs = handoffs;
        this.links = links;
    }

    /** The entry, with the account in it where the service has such an API; or a refusal. */
    Decision settle(Decision.Enter enter, Customer customer, Site site, Optional<Asked> asked) {
        AccountApi api = enter.service().accounts().api();
        if (api == null) {
            return enter;
        }
        Optional<String> target = handoffs.of(enter.service()).landing(asked, enter.target());
        Customer spelled = links.spelled(customer, enter.service(), site);
        return switch (enrolments.of(enter.service(), api, spelled, target)) {
            case Enrolled.Account(String account) -> with(enter, api.attribute(), account);
            case Enrolled.Lacking(String attribute) -> new Refused(Refusal.ATTRIBUTE_MISSING, attribute);
            case Enrolled.Malformed(String attribute) -> new Refused(Refusal.ATTRIBUTE_MALFORMED, attribute);
            case Enrolled.Unconfirmed() -> new Refused(Refusal.EMAIL_UNCONFIRMED);
            case Enrolled.Declined(String detail) -> new Refused(Refusal.ACCOUNT_DECLINED, detail);
            case Enrolled.Busy(String detail) -> new Refused(Refusal.ACCOUNT_BUSY);
            case Enrolled.Unanswered(String detail) -> new Refused(Refusal.ACCOUNT_UNANSWERED, detail);
        };
    }

    /** The same without a call, for somebody to look at. */
    Decision.Enter rehearsed(Decision.Enter enter, Customer customer) {
        AccountApi api = enter.service().accounts().api();
        return api == null
                ? enter
                : with(
                        enter,
                        api.attribute(),
                        enrolments.known(enter.service(), api, customer).orElse(ASKED_THEN));
    }

    private static Decision.Enter with(Decision.Enter enter, @Nullable String attribute, String account) {
        List<Attribute> attributes = new ArrayList<>(enter.released().attributes());
        if (attribute != null) {
            Object value = account.matches("[1-9][0-9]{0,17}") ? (Object) Long.valueOf(account) : account;
            attributes.add(new Attribute(attribute, List.of(value), false));
        }
        return new Decision.Enter(
                enter.service(), enter.subject(), new Released(attributes), enter.target(), Optional.of(account));
    }
}
