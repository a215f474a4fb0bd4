package io.rialto.server.launch;

import io.rialto.server.customer.Customer;
import io.rialto.server.externalservice.Accounts.SameEmail;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.handoff.Subject;
import io.rialto.server.handoff.Subjects;
import io.rialto.server.key.Pseudonyms;
import io.rialto.server.link.Link;
import io.rialto.server.link.Links;
import io.rialto.server.namesake.Namesakes;
import io.rialto.server.namesake.Settled;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import org.springframework.stereotype.Component;

/**
 * Before a customer enters: whether somebody of another site is the same customer, or has the same address and what the service's
 * {@code same_email} says.
 */
@Component
class Sharing {

    private final Namesakes namesakes;
    private final Subjects subjects;
    private final Sites sites;
    private final Links links;
    private final Pseudonyms pseudonyms;

    Sharing(Namesakes namesakes, Subjects subjects, Sites sites, Links links, Pseudonyms pseudonyms) {
        this.namesakes = namesakes;
        this.subjects = subjects;
        this.sites = sites;
        this.links = links;
        this.pseudonyms = pseudonyms;
    }

    /** The entry, under the subject of the account that it leads to; or a refusal. */
    Decision settle(Decision.Enter enter, Customer customer, Site site) {
        String email = customer.email();
        return email == null || isIndifferent(enter) || !customer.emailVerified()
                ? foreseen(enter, customer, site)
                : settle(enter, name(enter, customer, site), email, site);
    }

    /** As far as can be told without keeping anything, so without knowing who has the same address. */
    Decision foreseen(Decision.Enter enter, Customer customer, Site site) {
        // Whoever need not own an address could come into another's account by it, or keep its owner out.
        if (customer.email() != null && !isIndifferent(enter) && !customer.emailVerified()) {
            return new Refused(Refusal.EMAIL_UNCONFIRMED);
        }
        return site.store().sharedCustomers() == null ? enter : named(enter, name(enter, customer, site));
    }

    private static boolean isIndifferent(Decision.Enter enter) {
        return enter.service().accounts().sameEmail() == SameEmail.SEPARATE;
    }

    /** The customer's persistent name: an account that is there from before the sites shared their customers stays theirs. */
    private String name(Decision.Enter enter, Customer customer, Site site) {
        ExternalService service = enter.service();
        String name = subjects.pseudonym(site, service, customer);
        if (site.store().sharedCustomers() == null) {
            return name;
        }
        Subject own = new Subject(NameIdKind.PERSISTENT, subjects.own(site, service, customer));
        return links.find(site.id(), pseudonyms.customer(site.id(), customer.id()), service.id())
                .map(Link::account)
                .filter(links.account(site, service, own)::equals)
                .map(before -> own.value())
                .orElse(name);
    }

    private static Decision.Enter named(Decision.Enter enter, String name) {
        Protocol protocol = enter.service().protocol();
        return protocol.nameId() == NameIdKind.PERSISTENT && protocol.nameIdValue() == null
                ? new Decision.Enter(
                        enter.service(), new Subject(NameIdKind.PERSISTENT, name), enter.released(), enter.target())
                : enter;
    }

    private Decision settle(Decision.Enter enter, String own, String email, Site site) {
        ExternalService service = enter.service();
        String owner = sites.ownerOf(site.id()).orElseThrow().value().toString();
        Namesakes.Address address =
                namesakes.address(email, owner, service.protocol().identity());
        Settled settled = service.accounts().sameEmail() == SameEmail.ONE
                ? namesakes.join(own, address)
                : namesakes.refuse(own, address);
        return switch (settled) {
            case Settled.Taken() -> new Refused(Refusal.EMAIL_ELSEWHERE);
            case Settled.Account(String account) -> named(enter, account);
        };
    }
}
