package io.rialto.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.configuration.ServiceDefinitionReader.Before;
import io.rialto.server.configuration.ServiceDefinitionReader.Surroundings;
import io.rialto.server.externalservice.ExternalService.Saml;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.release.Expressions;
import io.rialto.server.settings.MachineClock;
import io.rialto.server.settings.Variables;
import io.rialto.server.site.Brand;
import io.rialto.server.site.Definition;
import io.rialto.server.site.Site;
import io.rialto.server.site.Site.Environment;
import io.rialto.server.site.Site.Policy;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Store;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API may say of services: what the file may, without the machine's variables and files. */
class ServiceDefinitionReaderTest {

    private static final Site SITE = new Site(
            new SiteId(new UUID(1, 1)),
            "main",
            "Main",
            "https://id.test/s/main",
            Environment.PRODUCTION,
            true,
            new Store("magento2", URI.create("https://shop.test/"), null, List.of(), null, null),
            new Brand("Main", null, null),
            Policy.STRICT);
    private static final String SCIM = """
            {"saml": {"entity_id": "https://a.test", "acs": "https://a.test/acs"},
             "attributes": {"email": "customer.email"},
             "provisioning": {"scim": {"url": "%s", "token": %s}}}
            """;

    private final ServiceDefinitionReader reader = new ServiceDefinitionReader(
            new Expressions(),
            new Variables(new HashMap<>(Map.of("RIALTO_PUBLIC_URL", "https://id.test"))::get).read(),
            MachineClock.utc(),
            new SecureRandom());

    @Test
    void theFilesReadersReadIt() {
        ServiceReading.Good good = good("generic-saml", """
                {"saml": {"entity_id": "https://a.test", "acs": ["https://a.test/1", "https://a.test/2"], "sign": "both"},
                 "attributes": {"email": "customer.email"}, "required": ["email"], "summary": "Points"}
                """);

        assertThat(((Saml) good.draft().protocol()).consumers()).hasSize(2);
        assertThat(good.draft().release().required()).containsExactly("email");
        assertThat(good.draft().summary()).isEqualTo("Points");
        assertThat(good.missing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"saml": {"acs": "http://a.test/acs"}}                    | /definition/saml/acs
                    {"saml": {"sing": "both"}}                                | /definition/saml/sing
                    {"saml": [1]}                                             | /definition/saml
                    {"attributes": {"a/b": "customer.nothing("}}              | /definition/attributes/a~1b
                    {"attributes": {"a": "${HOME}"}}                          | /definition/attributes/a
                    {"summary": "${HOME}"}                                    | /definition/summary
                    {"saml": {"metadata": {"file": "/etc/passwd"}}}           | /definition/saml/metadata/file
                    {"name": "Other"}                                         | /definition/name
                    {"saml": {"acs": "********"}}                             | /definition/saml/acs
                    {"relay_state": {"mode": "fixed", "allow": ["x"]}}        | /definition/relay_state/allow/0
                    {"protocol": "jwt"}                                       | /definition/protocol
                    """)
    void whatIsWrongIsToldAtItsPlace(String definition, String pointer) {
        assertThat(flaws("generic-saml", definition, Optional.empty())).contains(pointer);
    }

    @Test
    void aPresetThatIsNoneAndASlugThatIsReservedAreAttributes() {
        assertThat(flaws("generic-smal", "{}", Optional.empty())).contains("/preset");
        assertThat(read(new ServiceWish("services", "A", "generic-saml", false, "{}"), Optional.empty()))
                .isInstanceOfSatisfying(
                        ServiceReading.Wrong.class,
                        wrong -> assertThat(wrong.flaws())
                                .extracting(Flaw::pointer)
                                .contains("/slug"));
    }

    @Test
    void aDraftMayLackWhatTheServiceKnows() {
        assertThat(good("generic-saml", "{}").missing()).contains("/definition/saml/acs", "/definition/saml/entity_id");
        assertThat(good("zendesk-jwt", "{}").missing()).contains("/definition/jwt/subdomain", "/definition/jwt/secret");
        assertThat(good("generic-oidc", "{}").missing()).contains("/definition/oidc/redirect_uris");
        assertThat(good("generic-saml", "{}").draft().active()).isFalse();
    }

    @Test
    void anotherSecretThanYesterdaysStandsInEachBlank() {
        Optional<Secret> one = good("zendesk-jwt", "{}").draft().secrets().signing();
        Optional<Secret> other = good("zendesk-jwt", "{}").draft().secrets().signing();

        assertThat(one).isPresent().isNotEqualTo(other);
    }

    @Test
    void anActiveServiceLacksNothing() {
        assertThat(read(new ServiceWish("a", "A", "generic-saml", true, "{}"), Optional.empty()))
                .isInstanceOf(ServiceReading.Wrong.class);
    }

    @Test
    void aClientIdIsUniqueWithinTheSite() {
        ServiceWish wish = new ServiceWish("a", "A", "generic-oidc", false, "{\"oidc\": {\"client_id\": \"club\"}}");

        assertThat(reader.read(wish, new Surroundings(SITE, Set.of("club"), Optional.empty())))
                .isInstanceOfSatisfying(
                        ServiceReading.Wrong.class,
                        wrong -> assertThat(wrong.flaws())
                                .extracting(Flaw::pointer)
                                .contains("/definition/oidc/client_id"));
    }

    @Test
    void secretsAreKnownByWhatReadThemAndMasked() {
        Definition definition = good("generic-saml", SCIM.formatted("https://a.test/scim", "\"the-token-of-scim\""))
                .definition();

        assertThat(definition.secrets()).containsExactly("/provisioning/scim/token");
        assertThat(definition.masked()).contains("********").doesNotContain("the-token");
        assertThat(definition.toString()).doesNotContain("the-token");
    }

    @ParameterizedTest
    @CsvSource({"'\"********\"'", "'\"another-token-of-scim\"'"})
    void aSecretIsKeptWhereItsAddressStays(String token) {
        ServiceReading kept =
                read(wish("generic-saml", SCIM.formatted("https://a.test/scim", token)), Optional.of(before()));

        assertThat(kept).isInstanceOf(ServiceReading.Good.class);
    }

    @Test
    void aSecretIsNotShownToAnotherAddressThanItWasGivenFor() {
        String elsewhere = SCIM.formatted("https://evil.test/scim", "\"********\"");

        assertThat(flaws("generic-saml", elsewhere, Optional.of(before())))
                .contains("/definition/provisioning/scim/token");
    }

    @Test
    void aSecretOfAnotherPresetIsNotKept() {
        assertThat(flaws("moodle", SCIM.formatted("https://a.test/scim", "\"********\""), Optional.of(before())))
                .contains("/definition/provisioning/scim/token");
    }

    @Test
    void tooMuchIsRefused() {
        String many = "{\"required\": [" + "\"a\",".repeat(6_000) + "\"a\"]}";

        assertThat(read(wish("generic-saml", many), Optional.empty())).isInstanceOf(ServiceReading.Wrong.class);
    }

    private Before before() {
        Definition definition = good("generic-saml", SCIM.formatted("https://a.test/scim", "\"the-token-of-scim\""))
                .definition();
        return new Before(definition, Optional.of("generic-saml"));
    }

    private ServiceReading.Good good(String preset, String definition) {
        return switch (read(wish(preset, definition), Optional.empty())) {
            case ServiceReading.Good good -> good;
            case ServiceReading.Wrong(List<Flaw> flaws) -> throw new AssertionError(flaws.toString());
        };
    }

    private List<String> flaws(String preset, String definition, Optional<Before> before) {
        return switch (read(wish(preset, definition), before)) {
            case ServiceReading.Good good -> List.of();
            case ServiceReading.Wrong(List<Flaw> flaws) ->
                flaws.stream().map(Flaw::pointer).toList();
        };
    }

    private static ServiceWish wish(String preset, String definition) {
        return new ServiceWish("a", "A", preset, false, definition);
    }

    private ServiceReading read(ServiceWish wish, Optional<Before> before) {
        return reader.read(wish, new Surroundings(SITE, Set.of(), before));
    }
}
