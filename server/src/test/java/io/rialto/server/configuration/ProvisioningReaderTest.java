package io.rialto.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.externalservice.ExternalServiceDraft;
import io.rialto.server.externalservice.Provisioning;
import io.rialto.server.externalservice.Provisioning.Plan;
import io.rialto.server.externalservice.Provisioning.When;
import io.rialto.server.externalservice.Secret;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisioningReaderTest {

    private static final String HMAC = "hmac: { url: \"https://forum.test\", secret: \"…\" }";
    private static final String PLACE = "organizations[0].sites[0].services[3].provisioning";

    private static Readings with(String provisioning) throws IOException {
        return Readings.theContract()
                .with(HMAC, HMAC + ", attributes: { mail: customer.email }, provisioning: " + provisioning);
    }

    private static ExternalServiceDraft service(String provisioning) throws IOException {
        return with(provisioning)
                .where("TOKEN", "the-services-token")
                .site()
                .services()
                .getLast();
    }

    @Test
    void whatIsNotSaidIsUsual() throws IOException {
        ExternalServiceDraft service =
                service("{ scim: { url: \"https://forum.test/scim/v2\", token: \"${TOKEN}\" } }");

        assertThat(service.provisioning())
                .isEqualTo(new Provisioning(
                        new Provisioning.Scim("https://forum.test/scim/v2", null, null, null),
                        null,
                        When.AFTER_LOGIN,
                        // Of what the service is told anyway.
                        Map.of("userName", "customer.email", "emails[type eq \"work\"].value", "customer.email"),
                        null,
                        false,
                        Plan.DEACTIVATE,
                        Plan.DELETE,
                        Plan.DELETE));
        assertThat(service.secrets().provisioning()).isEqualTo(new Secret("the-services-token"));
        assertThat(service.secrets().signing()).isPresent();
    }

    @Test
    void everythingCanBeSaid() throws IOException {
        Provisioning provisioning = service("""
                        { scim: { url: "https://forum.test/scim", oauth: { token_url: "https://forum.test/token",
                          client_id: rialto, client_secret: "${TOKEN}", scope: scim } }, when: before_login,
                          attributes: { userName: customer.id, name.givenName: customer.first_name },
                          groups: customer.segments, existing: take_over,
                          on_disabled: nothing, on_deleted: deactivate, on_erased: delete,
                          on_ended: nothing }
                        """.replace("\n", " ").strip()).provisioning();

        assertThat(provisioning)
                .isEqualTo(new Provisioning(
                        new Provisioning.Scim("https://forum.test/scim", "https://forum.test/token", "rialto", "scim"),
                        null,
                        When.BEFORE_LOGIN,
                        Map.of("userName", "customer.id", "name.givenName", "customer.first_name"),
                        "customer.segments",
                        true,
                        Plan.NOTHING,
                        Plan.DEACTIVATE,
                        Plan.DELETE,
                        Plan.NOTHING));
    }

    @Test
    void whoeverEndsAServiceIsAsGoodAsDeletedThere() throws IOException {
        Provisioning provisioning = service(
                        "{ scim: { url: \"https://a.test\", token: \"${TOKEN}\" }, on_deleted: deactivate }")
                .provisioning();

        assertThat(provisioning.onEnded()).isEqualTo(Plan.DEACTIVATE);
    }

    @Test
    void aServiceWithoutScimIsToldWhoLeft() throws IOException {
        Provisioning provisioning = service("{ webhook: { url: \"https://forum.test/left\", secret: \"${TOKEN}\" } }")
                .provisioning();

        assertThat(provisioning.webhook()).isEqualTo("https://forum.test/left");
        assertThat(provisioning.when()).isEqualTo(When.NEVER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ when: after_login }|: needs \"scim\" or \"webhook\"",
                "{ scim: { url: \"https://a.test\" } }|.scim: needs \"token\" or \"oauth\"",
                "{ scim: { url: \"https://a.test?a=b\", token: long-enough-token } }|.scim.url: must not have a query",
                "{ scim: { url: \"http://a.test\", token: long-enough-token } }|.scim.url: must begin with https",
                "{ scim: { url: \"https://a.test\", token: long-enough-token }, attributes: { active: customer.id } }|.attributes.active: is no SCIM path",
                "{ scim: { url: \"https://a.test\", token: long-enough-token }, attributes: { userName: customer.mail } }|.attributes.userName: is no expression",
                "{ scim: { url: \"https://a.test\", token: long-enough-token }, on_disabled: delete }|.on_disabled: must be deactivate or nothing",
                "{ scim: { url: \"https://a.test\", token: long-enough-token }, whem: never }|.whem: is not known here",
                "{ webhook: { url: \"https://a.test\", secret: long-enough-secret }, when: after_login }|.when: must be never with a webhook"
            })
    void whatIsWrongIsToldWithItsPlace(String provisioning, String problem) throws IOException {
        assertThat(with(provisioning).problems())
                .anySatisfy(told -> assertThat(told).startsWith(PLACE + problem))
                .noneMatch(told -> told.contains("long-enough"));
    }
}
