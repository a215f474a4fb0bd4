package io.rialto.server.externalservice;

import static io.rialto.server.externalservice.ServiceFixtures.aService;
import static io.rialto.server.externalservice.ServiceFixtures.aServiceOfAnotherProtocol;
import static io.rialto.server.site.SiteFixtures.aSavedSite;
import static io.rialto.server.site.SiteFixtures.aSite;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.Change;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.site.SiteId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class ExternalServiceStoreTest {

    private final ExternalServiceStore services;
    private final SiteId main;
    private final SiteId outlet;

    ExternalServiceStoreTest(TestDatabase database) {
        services = new ExternalServiceStore(database.emptied().jdbc());
        main = aSavedSite(database, aSite("main"));
        outlet = aSavedSite(database, aSite("outlet"));
    }

    @Test
    void whatWasSavedComesBackWhole() {
        ExternalServiceDraft draft = aService("rewards");

        services.save(main, 0, draft);

        ExternalService found = services.all().getFirst();
        assertThat(found.siteId()).isEqualTo(main);
        assertThat(found.availability()).isEqualTo(Availability.ACTIVE);
        assertThat(found.saml()).isEqualTo(draft.saml());
        assertThat(found.release()).isEqualTo(draft.release());
        assertThat(found.allow()).isEqualTo(draft.allow());
        assertThat(found.relayState()).isEqualTo(draft.relayState());
    }

    @Test
    void savingTheSameAgainIsNoChange() {
        services.save(main, 0, aService("rewards"));

        assertThat(services.save(main, 0, aService("rewards"))).isEqualTo(Change.NONE);
    }

    @Test
    void anotherPlaceInTheListIsAChangeAndKeepsTheId() {
        services.save(main, 0, aService("rewards"));
        services.save(main, 1, aService("club"));
        ServiceId rewards = services.all().getFirst().id();

        Change change = services.save(main, 2, aService("rewards"));

        assertThat(change).isEqualTo(Change.ALTERED);
        assertThat(services.all()).extracting(ExternalService::slug).containsExactly("club", "rewards");
        assertThat(services.all().getLast().id()).isEqualTo(rewards);
    }

    @Test
    void attributesKeepTheOrderInWhichTheyAreSent() {
        Map<String, String> oneWay = new LinkedHashMap<>();
        oneWay.put("zeta", "customer.id");
        oneWay.put("alpha", "customer.email");
        Map<String, String> otherWay = new LinkedHashMap<>();
        otherWay.put("alpha", "customer.email");
        otherWay.put("zeta", "customer.id");
        services.save(main, 0, aService("rewards", oneWay));

        Change change = services.save(main, 0, aService("rewards", otherWay));

        assertThat(change).isEqualTo(Change.ALTERED);
        assertThat(services.all().getFirst().release().attributes().keySet()).containsExactly("alpha", "zeta");
    }

    @Test
    void oneSlugMayStandAtTwoSites() {
        services.save(main, 0, aService("rewards"));
        services.save(outlet, 0, aService("rewards"));

        assertThat(services.all()).extracting(ExternalService::siteId).containsExactlyInAnyOrder(main, outlet);
    }

    @Test
    void aServiceLeftOutIsSwitchedOffAtItsSiteOnly() {
        services.save(main, 0, aService("rewards"));
        services.save(outlet, 0, aService("rewards"));

        int switchedOff = services.deactivateAllBut(main, Set.of());

        assertThat(switchedOff).isOne();
        assertThat(services.all())
                .filteredOn(service -> service.availability() == Availability.INACTIVE)
                .extracting(ExternalService::siteId)
                .containsExactly(main);
    }

    @Test
    void aProtocolThatIsNotOfferedIsKnownAndCannotBeEntered() {
        services.save(main, 0, aServiceOfAnotherProtocol("club"));

        assertThat(services.all().getFirst().availability()).isEqualTo(Availability.UNSUPPORTED_PROTOCOL);
    }
}
