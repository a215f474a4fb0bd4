package io.rialto.server.launch;

import io.rialto.server.customer.Customer;
import io.rialto.server.enrolment.Enrolled;
import io.rialto.server.enrolment.Enrolments;
import io.rialto.server.enrolment.Line;
import io.rialto.server.enrolment.Question;
import io.rialto.server.enrolment.Rehearsed;
import io.rialto.server.externalservice.AccountApi;
import io.rialto.server.externalservice.ExternalService;
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
    private static final String ASKED_THEN = "(what the service's API answers)";

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
        return switch (enrolments.of(
                enter.service(), api, links.spelled(customer, enter.service(), site), target(enter, asked))) {
            case Enrolled.Account(String account) -> with(enter, api.attribute(), account);
            case Enrolled why -> refused(why);
        };
    }

    /** The same for a stand-in, whose API is played on that line. */
    Decision tried(Decision.Enter enter, ExternalService standIn, Customer customer, Site site, Line line) {
        AccountApi api = standIn.accounts().api();
        if (api == null) {
            return enter;
        }
        return switch (enrolments.tried(
                standIn, api, links.spelled(customer, enter.service(), site), target(enter, Optional.empty()), line)) {
            case Enrolled.Account(String account) -> with(enter, api.attribute(), account);
            case Enrolled why -> refused(why);
        };
    }

    /** What would be settled, and what the service's API would be asked for it. */
    record Settled(Decision decision, List<Question> questions) {}

    /** The same without a call, for somebody to look at. */
    Settled rehearsed(Decision.Enter enter, Customer customer, Site site) {
        AccountApi api = enter.service().accounts().api();
        if (api == null) {
            return new Settled(enter, List.of());
        }
        return switch (enrolments.rehearsed(
                enter.service(),
                api,
                links.spelled(customer, enter.service(), site),
                target(enter, Optional.empty()))) {
            case Rehearsed.Known(String account) -> new Settled(with(enter, api.attribute(), account), List.of());
            case Rehearsed.Asked(List<Question> questions) ->
                new Settled(with(enter, api.attribute(), ASKED_THEN), questions);
            case Rehearsed.Hindered(Enrolled why) -> new Settled(refused(why), List.of());
        };
    }

    private Optional<String> target(Decision.Enter enter, Optional<Asked> asked) {
        return handoffs.of(enter.service()).landing(asked, enter.target());
    }

    private static Refused refused(Enrolled why) {
        return switch (why) {
            case Enrolled.Account there -> throw new IllegalArgumentException("an account is no refusal");
            case Enrolled.Lacking(String attribute) -> new Refused(Refusal.ATTRIBUTE_MISSING, attribute);
            case Enrolled.Malformed(String attribute) -> new Refused(Refusal.ATTRIBUTE_MALFORMED, attribute);
            case Enrolled.Unconfirmed() -> new Refused(Refusal.EMAIL_UNCONFIRMED);
            case Enrolled.Declined(String detail) -> new Refused(Refusal.ACCOUNT_DECLINED, detail);
            case Enrolled.Busy(String detail) -> new Refused(Refusal.ACCOUNT_BUSY);
            case Enrolled.Unanswered(String detail) -> new Refused(Refusal.ACCOUNT_UNANSWERED, detail);
        };
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
