package io.rialto.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.configuration.ConfigurationReader.Outcome;
import io.rialto.server.externalservice.Delivery;
import io.rialto.server.externalservice.ExternalServiceDraft;
import io.rialto.server.externalservice.Jwt;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.externalservice.StartUrl;
import io.rialto.server.preset.Preset;
import io.rialto.server.preset.Presets;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every preset, read as somebody would use it who has entered what its page asks for. */
class PresetsTest {

    private static final Map<String, String> WHAT_GENERIC_ONES_LEAVE_OPEN = Map.of(
            "generic-saml", "entity_id: \"urn:partner\", acs: \"https://partner.test/acs\", ",
            "generic-jwt", "url: \"https://partner.test/sso\", ",
            "generic-hmac", "url: \"https://partner.test/sso\", ",
            "generic-oidc", "client_id: partner, redirect_uris: [\"https://partner.test/cb\"], ");

    static Stream<Preset> presets() {
        return Presets.all().each().stream();
    }

    @Test
    void thereAreTwoDozenOfThemInEveryCategory() {
        assertThat(presets()).hasSizeGreaterThanOrEqualTo(24);
        assertThat(presets().map(Preset::category).distinct())
                .contains(
                        Preset.Category.PARTNER,
                        Preset.Category.LOYALTY,
                        Preset.Category.WARRANTY,
                        Preset.Category.LEARNING,
                        Preset.Category.SUPPORT,
                        Preset.Category.ENGAGEMENT);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void itsExamplesMakeAServiceWithoutAnError(Preset preset) {
        ExternalServiceDraft service = service(block(preset));

        assertThat(service.protocol()).isNotNull();
        assertThat(service.secrets().signing().isPresent()).isEqualTo(preset.secret() != null);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void whatItRequiresItMaps(Preset preset) {
        ExternalServiceDraft service = service(block(preset));

        assertThat(service.release().attributes().keySet())
                .containsAll(service.release().required());
    }

    @ParameterizedTest
    @MethodSource("presets")
    void noParameterIsLeftUnfilled(Preset preset) {
        ExternalServiceDraft service = service(block(preset));

        assertThat(String.valueOf(service.protocol())
                        .replace(Delivery.TOKEN, "")
                        .replace(StartUrl.TARGET, "")
                        .replace(StartUrl.TARGET_PATH, ""))
                .doesNotContainPattern("\\{[a-z_]+}");
        assertThat(service.release().attributes().values())
                .allSatisfy(expression -> assertThat(expression).doesNotContainPattern("\\{[a-z_]+}"));
    }

    @ParameterizedTest
    @MethodSource("presets")
    void itSaysWhereItWasDocumentedAndWhatBecomesOfAccounts(Preset preset) {
        assertThat(preset.sources())
                .isNotEmpty()
                .allSatisfy(
                        source -> assertThat(URI.create(source.url()).getHost()).isNotBlank());
        assertThat(preset.setUp()).isNotEmpty();
        assertThat(preset.quirks()).isNotEmpty();
        assertThat(preset.accounts().matched()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void whatItSaysIsDocumentedOrLeftToTheMerchant(Preset preset) {
        assertThat(Stream.of(preset.quirks(), preset.setUp()).flatMap(List::stream))
                .noneMatch(
                        text -> text.matches("(?i).*(not documented|undocumented|from memory|libraries of others).*"));
    }

    @Test
    void aNameOfAnAttributeCanBeAParameter() {
        ExternalServiceDraft service = service(
                "preset: absorb, saml: { portal: \"https://acme.myabsorb.com\","
                        + " first_name_attribute: given, last_name_attribute: sn, email_attribute: mail, username_attribute: uid }");

        assertThat(service.release().attributes())
                .containsEntry("given", "customer.first_name")
                .containsEntry("uid", "'shop-' + customer.id");
        assertThat(service.release().required()).containsExactlyInAnyOrder("given", "sn", "mail", "uid");
    }

    @ParameterizedTest
    @MethodSource("presets")
    void itsParametersTakeTheirOwnExamples(Preset preset) {
        assertThat(preset.parameters().values())
                .allSatisfy(parameter -> assertThat(parameter.example()).matches(parameter.pattern()));
    }

    @Test
    void aMissingParameterIsAskedForInWords() {
        assertThat(problems("preset: zendesk-jwt, jwt: { secret: long-enough-secret }"))
                .singleElement()
                .asString()
                .contains("preset: needs \"jwt.subdomain\": the first part of the Zendesk address, as acme");
    }

    @Test
    void aParameterOfAnotherShapeIsNoPartOfAnAddress() {
        assertThat(problems("preset: zendesk-jwt, jwt: { subdomain: \"acme.evil.test/\", secret: long-enough-secret }"))
                .singleElement()
                .asString()
                .contains("jwt.subdomain: must be the first part of the Zendesk address");
    }

    @Test
    void aPresetThatIsNoneIsGuessed() {
        assertThat(problems("preset: zendesk-jtw, jwt: { subdomain: acme, secret: long-enough-secret }"))
                .singleElement()
                .asString()
                .contains("preset: is no preset; did you mean \"zendesk-jwt\"?");
    }

    @Test
    void whatTheFileSaysOverridesThePreset() {
        ExternalServiceDraft service = service(
                "preset: zendesk-jwt, jwt: { subdomain: acme, secret: long-enough-secret, deliver: redirect, subject: none },"
                        + " attributes: { organization: , tags: customer.segments, name: customer.last_name }");

        Jwt jwt = (Jwt) service.protocol();
        assertThat(jwt.delivery().way()).isEqualTo(Delivery.Way.REDIRECT);
        assertThat(jwt.delivery().address()).isEqualTo("https://acme.zendesk.com/access/jwt");
        assertThat(jwt.claims().subject()).isNull();
        assertThat(service.release().attributes())
                .containsExactly(
                        Map.entry("name", "customer.last_name"),
                        Map.entry("email", "customer.email"),
                        Map.entry("tags", "customer.segments"));
    }

    @Test
    void aRequiredAttributeCannotBeTakenAway() {
        assertThat(
                        problems(
                                "preset: zendesk-jwt, jwt: { subdomain: acme, secret: long-enough-secret }, attributes: { email: }"))
                .anyMatch(problem -> problem.contains("is not the name of one of the attributes"));
    }

    @Test
    void anAttributeTakesNoClaimsPlace() {
        assertThat(problems("preset: zendesk-jwt, jwt: { subdomain: acme, secret: long-enough-secret },"
                        + " attributes: { iat: customer.id, external_id: customer.id }"))
                .hasSize(2)
                .allMatch(problem -> problem.contains("which the token says already"));
    }

    @Test
    void anotherProtocolThanThePresetsIsAnError() {
        assertThat(
                        problems(
                                "preset: discourse, protocol: saml, hmac: { url: \"https://f.test\", secret: long-enough-secret }"))
                .isNotEmpty()
                .anyMatch(problem -> problem.contains("must be hmac with preset discourse"));
    }

    @Test
    void aTokenUnderTheSitesKeyNeedsAKeyOfThatKind() {
        assertThat(problems("protocol: jwt, jwt: { url: \"https://p.test/sso\", algorithm: ES256 }"))
                .singleElement()
                .asString()
                .contains("the site's key is of another kind");
    }

    @Test
    void membersWithMembersAreForProtocolsOfJsonOnly() {
        String attributes = ", attributes: { company: \"{'id': customer.company.id}\" }";

        assertThat(problems(
                        "protocol: jwt, jwt: { url: \"https://p.test/sso\", secret: long-enough-secret }" + attributes))
                .isEmpty();
        assertThat(problems("protocol: saml, saml: { entity_id: urn:p, acs: \"https://p.test/acs\" }" + attributes))
                .singleElement()
                .asString()
                .contains("it gives a value of type map");
    }

    @Test
    void aTokenInThePathIsNotPosted() {
        assertThat(
                        problems(
                                "protocol: jwt, jwt: { url: \"https://p.test/{token}\", deliver: post, secret: long-enough-secret }"))
                .singleElement()
                .asString()
                .contains("has {token} in it, which needs deliver: redirect");
    }

    @Test
    void aCodeGoesOverFieldsThatAreSent() {
        assertThat(problems("protocol: hmac, hmac: { url: \"https://p.test/sso\", secret: long-enough-secret,"
                        + " mac: { over: [id, email], field: code }, subject: id }"))
                .singleElement()
                .asString()
                .contains("has a code over \"email\"");
    }

    @Test
    void theApisSecretIsKeptBesideTheOneThatSigns() {
        ExternalServiceDraft service =
                service("preset: bigcommerce, jwt: { store_domain: s.test, store_hash: abc, client_id: c1,"
                        + " secret: long-enough-secret }, account_api: { secret: another-secret-here }");

        assertThat(service.secrets().forItsApi()).contains(new Secret("another-secret-here"));
        assertThat(service.secrets().signing()).contains(new Secret("long-enough-secret"));
        assertThat(String.valueOf(service)).doesNotContain("another-secret-here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "protocol: api, api: { home: \"https://s.test\", secret: long-enough-secret } | needs \"account_api\"",
                "preset: bigcommerce, jwt: { store_domain: s.test, store_hash: abc, client_id: c1, secret: long-enough-secret }, account_api: { attribute: } | needs \"attribute\"",
                "preset: bigcommerce, jwt: { store_domain: s.test, store_hash: abc, client_id: c1, secret: long-enough-secret }, account_api: { find: { answer: data } } | must be a JSON Pointer",
                "preset: bigcommerce, jwt: { store_domain: s.test, store_hash: abc, client_id: c1, secret: long-enough-secret }, account_api: { make: { url: \"http://10.0.0.1/x\" } } | must begin with https",
                "preset: learnworlds-api, api: { school: s.test, api_url: \"https://s.test/admin/api\", client_id: 5f0a1b2c3d4e, secret: long-enough-secret }, account_api: { secret: another-secret-here } | belongs under api"
            })
    void anAccountsApiThatCannotBeIsRefusedInWords(String block, String problem) {
        assertThat(problems(block)).anyMatch(told -> told.contains(problem));
    }

    private static String block(Preset preset) {
        StringBuilder block = new StringBuilder("preset: " + preset.name() + ", " + preset.protocol() + ": { ");
        block.append(WHAT_GENERIC_ONES_LEAVE_OPEN.getOrDefault(preset.name(), ""));
        preset.parameters()
                .forEach((name, parameter) -> block.append(name)
                        .append(": \"")
                        .append(parameter.example())
                        .append("\", "));
        if (preset.secret() != null) {
            block.append(preset.protocol().equals("oidc") ? "client_secret" : "secret")
                    .append(": a-secret-that-is-long-enough");
        }
        return block.append(" }").toString();
    }

    private static ExternalServiceDraft service(String block) {
        return switch (read(block)) {
            case Outcome.Valid(Configuration configuration) ->
                configuration
                        .organizations()
                        .getFirst()
                        .sites()
                        .getFirst()
                        .services()
                        .getFirst();
            case Outcome.Invalid(List<Problem> problems) -> throw new AssertionError(problems.toString());
        };
    }

    private static List<String> problems(String block) {
        return switch (read(block)) {
            case Outcome.Valid(Configuration configuration) -> List.of();
            case Outcome.Invalid(List<Problem> problems) ->
                problems.stream().map(Problem::toString).toList();
        };
    }

    private static Outcome read(String block) {
        String text = """
                organizations:
                  - slug: acme
                    name: Acme
                    sites:
                      - slug: main
                        name: Main
                        environment: development
                        store: { kind: custom, base_url: "https://shop.test/", launch_url: "https://shop.test/l", ticket_key: %s }
                        services:
                          - { slug: partner, name: Partner, %s }
                """.formatted(Readings.KEY, block);
        return Readings.aReader(Map.of("RIALTO_PUBLIC_URL", "https://id.test")).read(text);
    }
}
