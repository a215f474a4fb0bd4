package io.rialto.server.launch;

import io.rialto.server.customer.ShopEvent.What;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.handoff.Subjects;
import io.rialto.server.namesake.Namesakes;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import io.rialto.server.standing.StandingChanged;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whom the shop erased holds no address any more, at no service: whoever gets the address next is somebody else. */
@Component
class ForgottenNamesakes {

    private final Sites sites;
    private final ExternalServices services;
    private final Subjects subjects;
    private final Namesakes namesakes;

    ForgottenNamesakes(Sites sites, ExternalServices services, Subjects subjects, Namesakes namesakes) {
        this.sites = sites;
        this.services = services;
        this.subjects = subjects;
        this.namesakes = namesakes;
    }

    @EventListener
    void changed(StandingChanged change) {
        if (change.what() == What.ERASED) {
            sites.byId(change.site()).ifPresent(site -> forget(site, change.customer()));
        }
    }

    private void forget(Site site, String customer) {
        services.of(site.id()).stream()
                .flatMap(service ->
                        Stream.of(subjects.pseudonym(site, service, customer), subjects.own(site, service, customer)))
                .distinct()
                .forEach(namesakes::forget);
    }
}
