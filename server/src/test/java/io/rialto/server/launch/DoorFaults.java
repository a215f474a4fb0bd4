package io.rialto.server.launch;

import static io.rialto.server.fixture.Fixtures.aService;
import static io.rialto.server.fixture.Fixtures.aSite;
import static io.rialto.server.fixture.Fixtures.aTicket;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.rialto.server.doctor.Injected;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.externalservice.Provisioning;
import io.rialto.server.externalservice.Provisioning.Plan;
import io.rialto.server.externalservice.Provisioning.When;
import io.rialto.server.fixture.ServiceFixture;
import io.rialto.server.provisioning.Readiness;
import io.rialto.server.standing.Denial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What can be wrong with a customer, with the settings of site and service, and with a service's accounts. */
public final class DoorFaults {

    private final List<Injected> faults = new ArrayList<>();

    private DoorFaults() {}

    /** Each, ready to be made. */
    public static List<Injected> all() {
        DoorFaults all = new DoorFaults();
        all.theCustomer();
        all.theSettings();
        all.theService();
        return all.faults;
    }

    private void theCustomer() {
        fault(
                "the shop switched the customer off",
                "customer_disabled",
                door -> door.refusing("42", Denial.DISABLED).launch("rewards"));
        fault(
                "the shop deleted the customer",
                "customer_deleted",
                door -> door.refusing("42", Denial.DELETED).launch("rewards"));
        fault(
                "the customer logged out",
                "logged_out",
                door -> door.refusing("42", Denial.LOGGED_OUT).launch("rewards"));
        fault(
                "an administrator acts as the customer",
                "impersonated",
                door -> door.launch("rewards", aTicket().with("act", Map.of("sub", "admin"))));
        fault(
                "the address is not confirmed",
                "email_unconfirmed",
                door -> door.launch("rewards", aTicket().withCustomer("email_verified", false)));
        fault("the customer is of another website", "other_website", door -> {
            door.with(aSite().forWebsite("b2b").build());
            door.launch("rewards");
        });
        fault(
                "the profile lacks the company",
                "profile_incomplete",
                service(aService().releasing("firm", "customer.company.name").requiring("firm")));
        fault("the address cannot be sent", "attribute_cannot_be_sent", door -> {
            door.with(
                    aSite().build(),
                    aService().releasing("email").requiring("email").build());
            door.launch("rewards", aTicket().withCustomer("email", "not an address"));
        });
    }

    private void theSettings() {
        fault("the site is switched off", "site_off", door -> {
            door.with(aSite().inactive().build());
            door.go(get("/s/main/launch/rewards"));
        });
        fault("no shop is connected", "shop_not_connected", door -> {
            door.with(aSite().withoutAShop().build());
            door.go(get("/s/main/launch/rewards"));
        });
        fault("the link names no service", "service_unknown", door -> door.go(get("/s/main/launch/typo")));
        fault("the service is switched off", "service_off", begun(aService().that(Availability.INACTIVE)));
        fault(
                "the metadata was never read",
                "metadata_never_read",
                begun(aService().that(Availability.METADATA_MISSING)));
        fault("the metadata is over", "metadata_expired", begun(aService().that(Availability.METADATA_EXPIRED)));
        fault("the rule says no", "not_entitled", service(aService().allowing("'gold' in customer.segments")));
        fault(
                "the rule asks for what is not there",
                "rule_asks_for_more",
                service(aService().allowing("customer.company.role == 'buyer'")));
        fault("the rule was changed", "rule_changed", door -> {
            door.launch("rewards");
            door.with(
                    aSite().build(),
                    aService().releasing("email").allowing("false").build());
            door.launch("rewards");
        });
        fault(
                "a required attribute is not mapped",
                "required_attribute_not_mapped",
                service(aService().requiring("tier")));
        fault("the mapping was changed", "mapping_changed", door -> {
            door.launch("rewards");
            door.with(
                    aSite().build(),
                    aService()
                            .releasing("email", "customer.company.name")
                            .requiring("email")
                            .build());
            door.launch("rewards");
        });
        fault(
                "the link leads elsewhere",
                "target_not_allowed",
                door -> door.go(get("/s/main/launch/rewards?to=https://evil.test/")));
        fault("the target is not of the service", "target_not_allowed", door -> {
            door.with(
                    aSite().build(),
                    aService().landingPerLaunch("https://rewards.test/").build());
            door.go(get("/s/main/launch/rewards?to=https://rewards.test.evil.test/"));
        });
        fault(
                "a widget asks a service without tokens",
                "service_gives_no_tokens",
                door -> door.go(get("/s/main/token/rewards")
                        .header("Authorization", "Bearer " + aTicket().build())));
    }

    private void theService() {
        fault(
                "the account interface says no",
                "account_refused_by_service",
                provisioned(new Readiness.Refused("taken")));
        fault("the account interface is down", "account_not_ready", provisioned(new Readiness.Unavailable("too_slow")));
        fault("the key cannot sign", "message_not_made", door -> {
            try {
                door.thatCannotSign().launch("rewards");
            } catch (IllegalStateException alsoAnAnswer) {
                // the page of what went wrong here
            }
        });
    }

    private static Consumer<Door> provisioned(Readiness readiness) {
        return door -> {
            door.accountsAre(readiness);
            door.with(
                    aSite().build(),
                    aService()
                            .keptBy(
                                    new Provisioning(
                                            new Provisioning.Scim("https://rewards.test/scim", null, null, null),
                                            null,
                                            When.BEFORE_LOGIN,
                                            Map.of(),
                                            null,
                                            false,
                                            Plan.DEACTIVATE,
                                            Plan.DELETE,
                                            Plan.DELETE),
                                    "secret")
                            .build());
            door.launch("rewards");
        };
    }

    private static Consumer<Door> service(ServiceFixture fixture) {
        return door -> {
            door.with(aSite().build(), fixture.build());
            door.launch("rewards");
        };
    }

    private static Consumer<Door> begun(ServiceFixture fixture) {
        return door -> {
            door.with(aSite().build(), fixture.build());
            door.go(get("/s/main/launch/rewards"));
        };
    }

    private void fault(String name, String code, Consumer<Door> provoked) {
        faults.add(new Injected(name, code, () -> DoctorAtTheDoor.cause(provoked)));
    }
}
