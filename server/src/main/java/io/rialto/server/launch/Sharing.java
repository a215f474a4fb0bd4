package io.rialto.server.launch;

import io.rialto.server.customer.Customer;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalService.SameEmail;
import io.rialto.server.handoff.Subject;
import io.rialto.server.handoff.Subjects;
import io.rialto.server.namesake.Namesakes;
import io.rialto.server.namesake.Settled;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import org.springframework.stereotype.Component;

/** Before a customer enters: whether somebody of another site has the same address, and what the service's {@code same_email} says. */
@Component
class Sharing {

    private final Namesakes namesakes;
    private final Subjects subjects;
    private final Sites sites;

    Sharing(Namesakes namesakes, Subjects subjects, Sites sites) {
        this.namesakes = namesakes;
        this.subjects = subjects;
        this.sites = sites;
    }

    /** The entry, under the subject of the account that it leads to; or a refusal. */
    Decision settle(Decision.Enter enter, Customer customer, Site site) {
        String email = customer.email();
        if (enter.service().sameEmail() == SameEmail.SEPARATE || email == null) {
            return enter;
        }
        // Whoever need not own an address could come into another's account by it, or keep its owner out.
        if (!customer.emailVerified()) {
            return new Refused(Refusal.EMAIL_UNCONFIRMED);
        }
        return settle(enter, subjects.pseudonym(site, enter.service(), customer), email, site);
    }

    private Decision settle(Decision.Enter enter, String own, String email, Site site) {
        ExternalService service = enter.service();
        String owner = sites.ownerOf(site.id()).orElseThrow().value().toString();
        Namesakes.Address address =
                namesakes.address(email, owner, service.protocol().identity());
        Settled settled =
                service.sameEmail() == SameEmail.ONE ? namesakes.join(own, address) : namesakes.refuse(own, address);
        return switch (settled) {
            case Settled.Taken() -> new Refused(Refusal.EMAIL_ELSEWHERE);
            case Settled.Account(String account) ->
                service.sameEmail() == SameEmail.ONE
                        ? new Decision.Enter(
                                service, new Subject(NameIdKind.PERSISTENT, account), enter.released(), enter.target())
                        : enter;
        };
    }
}
