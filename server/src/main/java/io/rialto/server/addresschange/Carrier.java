package io.rialto.server.addresschange;

import io.rialto.server.addresschange.Verdict.Done;
import io.rialto.server.addresschange.Verdict.Failed;
import io.rialto.server.addresschange.Verdict.Later;
import io.rialto.server.addresschange.Verdict.Nothing;
import io.rialto.server.addresschange.Verdict.Open;
import io.rialto.server.customer.Customer;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.handoff.Subjects;
import io.rialto.server.launch.Candidacy;
import io.rialto.server.launch.Candidates;
import io.rialto.server.link.Links;
import io.rialto.server.provisioning.Entrants.Entrant;
import io.rialto.server.provisioning.Forerunner;
import io.rialto.server.provisioning.Prepared;
import io.rialto.server.shopdirectory.Lookup;
import io.rialto.server.shopdirectory.ShopDirectory;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Carries a service's plan out. */
@Component
class Carrier {

    private final Sites sites;
    private final ExternalServices services;
    private final ShopDirectory directory;
    private final Links links;
    private final Candidates candidates;
    private final Forerunner forerunner;
    private final Subjects subjects;
    private final ChangeCalls calls;
    private final AddressChangeRows rows;

    Carrier(
            Sites sites,
            ExternalServices services,
            ShopDirectory directory,
            Links links,
            Candidates candidates,
            Forerunner forerunner,
            Subjects subjects,
            ChangeCalls calls,
            AddressChangeRows rows) {
        this.sites = sites;
        this.services = services;
        this.directory = directory;
        this.links = links;
        this.candidates = candidates;
        this.forerunner = forerunner;
        this.subjects = subjects;
        this.calls = calls;
        this.rows = rows;
    }

    Verdict carryOut(Errand errand, String customer) {
        AddressChange change = errand.change();
        Optional<Site> site = sites.byId(change.siteId());
        Optional<ExternalService> service = services.of(change.siteId()).stream()
                .filter(one -> one.id().equals(change.serviceId()))
                .findFirst();
        if (site.isEmpty() || service.isEmpty()) {
            return new Nothing();
        }
        return switch (change.plan()) {
            case SYNC_AT_LOGIN -> new Nothing();
            case MANUAL -> byHand(change, site.get(), service.get(), directory.customer(change.siteId(), customer));
            case SCIM -> byScim(change, site.get(), service.get(), directory.customer(change.siteId(), customer));
            case API -> calls.tell(service.get(), errand, subjects.pseudonym(site.get(), service.get(), customer));
        };
    }

    private Verdict byHand(AddressChange change, Site site, ExternalService service, Lookup lookup) {
        return switch (lookup) {
            case Lookup.Found(Customer customer) -> ask(change, site, service, customer);
            case Lookup.NoSuchCustomer none -> new Nothing();
            case Lookup.Unreachable _, Lookup.Broken _, Lookup.CircuitOpen _ -> new Later("shop_unreachable");
            // Nobody can say what changed: a person looks.
            case Lookup.Missed missed -> new Open("shop_not_read", null);
        };
    }

    private Verdict ask(AddressChange change, Site site, ExternalService service, Customer customer) {
        Optional<String> address = links.addressHash(site, service, customer.email());
        boolean came = links.find(site.id(), change.customer(), service.id())
                .filter(link -> Optional.ofNullable(link.address()).equals(address))
                .isPresent();
        boolean confirmed = address.filter(one -> rows.isConfirmed(service.id(), change.customer(), one))
                .isPresent();
        return came || confirmed ? new Nothing() : new Open(null, address.orElse(null));
    }

    private Verdict byScim(AddressChange change, Site site, ExternalService service, Lookup lookup) {
        return switch (lookup) {
            case Lookup.Found(Customer customer) ->
                switch (candidates.claimed(site, service.slug(), customer)) {
                    case Candidacy.MayNot(var reason) -> new Failed(reason.code());
                    case Candidacy.May may ->
                        kept(new Entrant(site, may.service(), customer, change.customer(), may.subject()));
                };
            case Lookup.NoSuchCustomer none -> new Nothing();
            case Lookup.Unreachable _, Lookup.Broken _, Lookup.CircuitOpen _ -> new Later("shop_unreachable");
            case Lookup.Missed missed -> new Failed("shop_not_read");
        };
    }

    private Verdict kept(Entrant entrant) {
        Prepared prepared = forerunner.keep(List.of(entrant)).getFirst();
        return switch (prepared.step()) {
            case CREATE, CHANGE -> new Done(null);
            case SAME -> new Nothing();
            case REFUSED -> new Failed(Objects.requireNonNullElse(prepared.reason(), "refused"));
            // A task has it, and tries again.
            case LATER -> new Done("queued");
        };
    }
}
