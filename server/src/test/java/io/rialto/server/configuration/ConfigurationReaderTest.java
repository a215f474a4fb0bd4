package io.rialto.server.configuration;

import static io.rialto.server.configuration.Readings.aReader;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.saml.Signed;
import io.rialto.server.Golden;
import io.rialto.server.configuration.Configuration.CredentialPart;
import io.rialto.server.configuration.Configuration.ProviderPart;
import io.rialto.server.configuration.Configuration.SitePart;
import io.rialto.server.configuration.Configuration.UserPart;
import io.rialto.server.configuration.ConfigurationReader.Outcome;
import io.rialto.server.externalservice.Accounts.EmailCase;
import io.rialto.server.externalservice.Accounts.EmailChange;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalService.RelayState;
import io.rialto.server.externalservice.ExternalService.Saml;
import io.rialto.server.externalservice.ExternalServiceDraft;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Role;
import io.rialto.server.site.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {

    private static final Path FILES = Path.of("src/test/resources/configuration");

    @Test
    void theContractsFileIsRight() throws IOException {
        Configuration configuration = valid(read("contract.yaml"));

        assertThat(configuration.organizations()).hasSize(1);
        var acme = configuration.organizations().getFirst();
        assertThat(acme.subscription().plan()).isEqualTo(Plan.ENTERPRISE);
        assertThat(acme.defaultRole()).isEqualTo(Role.AUDITOR);
        UserPart olga = acme.staff().users().getFirst();
        assertThat(olga).isEqualTo(new UserPart(new EmailAddress("owner@acme.test"), "Olga", "Owner", Role.OWNER, "…"));
        CredentialPart ci = acme.staff().credentials().getFirst();
        assertThat(ci.clientId()).isEqualTo("ci");
        assertThat(ci.user()).isEqualTo(olga.email());
        SitePart main = acme.sites().getFirst();
        assertThat(main.site().environment()).isEqualTo(Site.Environment.PRODUCTION);
        assertThat(main.site().store().ticketKeys()).hasSize(1);
        assertThat(main.site().policy()).isEqualTo(Site.Policy.STRICT);
        assertThat(main.site().brand().name()).isEqualTo("Main website");
        ExternalServiceDraft rewards = main.services().getFirst();
        assertThat(rewards.protocol()).isInstanceOfSatisfying(Saml.class, saml -> {
            assertThat(saml.nameId()).isEqualTo(NameIdKind.PERSISTENT);
            assertThat(saml.sign()).isEqualTo(Signed.ASSERTION);
        });
        assertThat(rewards.release().attributes().keySet()).containsExactly("email", "displayName");
        assertThat(rewards.relayState().mode()).isEqualTo(RelayState.Mode.PER_LAUNCH);
    }

    @Test
    void whatIsNoErrorAndShouldBeKnownIsSaidInOneLineEach() throws IOException {
        Configuration configuration = valid(read("contract.yaml"));

        assertThat(configuration.notices())
                .containsExactly(
                        "Entered from their own login pages only, so they have no tile and no launch link; with"
                                + " oidc.initiate_login_uri or oidc.start_url they would: main/club.",
                        "Shorter than 12 characters, and soon guessed where others reach the server:"
                                + " organizations[0].users[0].password, organizations[0].api_credentials[0].client_secret,"
                                + " organizations[0].sites[0].services[1].oidc.client_secret,"
                                + " organizations[0].sites[0].services[2].jwt.secret,"
                                + " organizations[0].sites[0].services[3].hmac.secret.",
                        "Secrets in the file itself, for everybody who can read it; write ${NAME} there, and set that"
                                + " variable where the server runs: organizations[0].users[0].password,"
                                + " organizations[0].api_credentials[0].client_secret,"
                                + " organizations[0].sites[0].store.ticket_key,"
                                + " organizations[0].sites[0].services[1].oidc.client_secret,"
                                + " organizations[0].sites[0].services[2].jwt.secret,"
                                + " organizations[0].sites[0].services[3].hmac.secret.");
        assertThat(configuration.organizations().getFirst().sites().getFirst().services())
                .extracting(service -> service.protocol().getClass().getSimpleName())
                .containsExactly("Saml", "Oidc", "Jwt", "Hmac");
    }

    @Test
    void sitesThatLeadToOneServiceSayTheSameAboutCustomersWithOneAddress() throws IOException {
        String both = """
            organizations:
              - slug: acme
                name: Acme
                sites:
                  - { slug: main, name: Main, environment: development, store: %1$s, services: [ %2$s ] }
                  - { slug: outlet, name: Outlet, environment: development, store: %1$s, services: [ %3$s ] }
            """;
        String store =
                "{ kind: magento2, base_url: \"https://shop.test/\", launch_url: \"https://shop.test/l\", ticket_key: "
                        + "A".repeat(43) + " }";
        String service = "{ slug: club, name: Club, protocol: saml, saml: { entity_id: \"urn:club\", acs:"
                + " \"https://club.test/acs\"%s }%s }";
        String silent = service.formatted("", "");
        String one = service.formatted("", ", same_email: one");

        assertThat(valid(both.formatted(store, silent, silent)).notices())
                .singleElement()
                .asString()
                .startsWith("Several sites lead to one service")
                .endsWith("main/club, outlet/club.");
        assertThat(valid(both.formatted(store, one, one)).notices()).isEmpty();
        assertThat(invalid(both.formatted(store, one, silent)))
                .singleElement()
                .hasToString(
                        "organizations[0]: leads to one service from several sites, and same_email must say the same"
                                + " in each: main/club, outlet/club (line 2)");
        assertThat(invalid(both.formatted(store, silent, service.formatted(", name_id: email", ", same_email: one"))))
                .singleElement()
                .asString()
                .contains("same_email: is \"one\", which needs the persistent name_id");
    }

    @Test
    void aServiceSaysHowItSeesAddressesAndAShopWithWhomItSharesItsCustomers() throws IOException {
        String text = read("contract.yaml")
                .replace("            allow: ", "            email_case: first_seen\n            allow: ")
                .replace("          kind: magento2", "          kind: magento2\n          shared_customers: acme");

        SitePart site = valid(text).organizations().getFirst().sites().getFirst();

        assertThat(site.site().store().sharedCustomers()).isEqualTo("acme");
        assertThat(site.services().getFirst().accounts().emailCase()).isEqualTo(EmailCase.FIRST_SEEN);
        assertThat(site.services().get(1).accounts().emailCase()).isEqualTo(EmailCase.LOWER);
        assertThat(invalid(text.replace("first_seen", "upper")))
                .singleElement()
                .asString()
                .contains("email_case: must be one of as_written, first_seen, lower");
    }

    @Test
    void aPlanForAChangedAddressNeedsAWayToCarryItOut() throws IOException {
        String text = read("contract.yaml")
                .replace("            allow: ", "            email_change: manual\n            allow: ");

        var services = valid(text).organizations().getFirst().sites().getFirst().services();

        assertThat(services.getFirst().accounts().emailChange()).isEqualTo(EmailChange.MANUAL);
        assertThat(services.get(1).accounts().emailChange()).isEqualTo(EmailChange.SYNC_AT_LOGIN);
        assertThat(invalid(text.replace("email_change: manual", "email_change: scim")))
                .singleElement()
                .asString()
                .contains("email_change: is scim, which needs provisioning.scim");
        assertThat(invalid(text.replace("email_change: manual", "email_change: api")))
                .singleElement()
                .asString()
                .contains("email_change: is api, which needs provisioning.webhook");
        assertThat(invalid(text.replace("email_change: manual", "email_change: never")))
                .singleElement()
                .asString()
                .contains("email_change: must be one of api, manual, scim, sync_at_login");
    }

    @Test
    void whoSignsInFirstBecomesWhatTheFileSaysButNeverAnOwner() throws IOException {
        String text =
                read("contract.yaml").replace("plan: enterprise ", "default_role: support\n    plan: enterprise ");

        assertThat(valid(text).organizations().getFirst().defaultRole()).isEqualTo(Role.SUPPORT);
        assertThat(invalid(text.replace("default_role: support", "default_role: owner")))
                .singleElement()
                .hasToString("organizations[0].default_role: must be one of admin, auditor, support (line 4)");
    }

    @Test
    void aPlanEndsWithADayOrAtAMoment() throws IOException {
        String text =
                read("contract.yaml").replace("plan: enterprise ", "plan_ends_at: 2027-12-31\n    plan: enterprise ");

        assertThat(valid(text).organizations().getFirst().subscription().endsAt())
                .isEqualTo(Instant.parse("2028-01-01T00:00:00Z"));
        assertThat(valid(text.replace("2027-12-31", "2027-12-31T18:00:00Z"))
                        .organizations()
                        .getFirst()
                        .subscription()
                        .endsAt())
                .isEqualTo(Instant.parse("2027-12-31T18:00:00Z"));
        assertThat(invalid(text.replace("2027-12-31", "2027-02-30")))
                .singleElement()
                .asString()
                .startsWith("organizations[0].plan_ends_at: must be the last day, as 2027-12-31, or a moment");
    }

    @Test
    void anOrganizationWithUsersHasAnOwner() throws IOException {
        assertThat(invalid(read("contract.yaml").replace("role: owner", "role: admin")))
                .singleElement()
                .hasToString("organizations[0]: needs a user with role owner (line 2)");
    }

    @Test
    void aCredentialBelongsToOneOfTheUsersAndItsClientIdToItAlone() throws IOException {
        String text = read("contract.yaml");

        assertThat(invalid(text.replace("user: owner@acme.test", "user: olga@acme.test")))
                .singleElement()
                .hasToString(
                        "organizations[0].api_credentials[0].user: must be the address of one of the organization's"
                                + " users (line 8)");
        assertThat(invalid(text + """
              - slug: other
                name: Other
                users: [{ email: o@other.test, role: owner }]
                api_credentials: [{ name: ci, client_id: ci, client_secret: other, user: O@other.test }]
            """))
                .singleElement()
                .asString()
                .startsWith("organizations[1].api_credentials[0].client_id: is"
                        + " organizations[0].api_credentials[0].client_id already");
    }

    @Test
    void onePersonStandsOnceInAnOrganizationAndHasOnePassword() throws IOException {
        String olga = "- { email: owner@acme.test, first_name: Olga, last_name: Owner, role: owner, password: \"…\" }";
        String text = read("contract.yaml");

        assertThat(text).contains(olga);
        assertThat(invalid(text.replace(olga, olga + "\n      - { email: OWNER@acme.test, role: admin }")))
                .singleElement()
                .hasToString("organizations[0].users[1].email: is organizations[0].users[0].email already (line 7)");
        String elsewhere =
                "  - { slug: other, name: Other, users: [{ email: owner@acme.test, role: owner, password: hunter2 }]"
                        + " }\n";
        assertThat(invalid(text + elsewhere))
                .singleElement()
                .asString()
                .startsWith(
                        "organizations[1].users[0].password: is another one than organizations[0].users[0].password");
        assertThat(valid(text + elsewhere.replace("hunter2", "…")).organizations())
                .hasSize(2);
    }

    @Test
    void identityProvidersAreForEnterprises() throws IOException {
        String provider = "identity_providers: [{ name: Acme, client_id: a, client_secret: b, issuer:"
                + " https://idp.test, domains: acme.test, token_url: https://idp.test/t, authorize_url:"
                + " https://idp.test/a, jwks_url: https://idp.test/j }]";
        String text = read("contract.yaml").replace("identity_providers: []", provider);

        assertThat(valid(text).organizations().getFirst().providers())
                .singleElement()
                .extracting(ProviderPart::name)
                .isEqualTo("Acme");
        assertThat(invalid(text.replace("plan: enterprise", "plan: standard")))
                .singleElement()
                .hasToString("organizations[0]: needs plan enterprise for its identity_providers (line 2)");
    }

    @Test
    void noSecretHasAText() throws IOException {
        String text = read("contract.yaml").replace("\"…\"", "hunter2");

        assertThat(valid(text).toString()).doesNotContain("hunter2").doesNotContain("owner@acme.test");
    }

    /** {@code broken.txt} is what somebody reads who got everything wrong: read its change as a diff. */
    @Test
    @Tag("golden")
    void everyErrorIsToldAtOnceWithItsPlace() throws IOException {
        List<Problem> problems = invalid(read("broken.yaml"));

        assertThat(problems).hasSizeGreaterThan(40);
        Golden.file(FILES.resolve("broken.txt"))
                .holds(problems.stream().map(Problem::toString).collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void noErrorRepeatsAValue() throws IOException {
        String text = Files.readString(FILES.resolve("broken.yaml"));

        List<Problem> problems = invalid(text);

        assertThat(text).contains("hunter2");
        assertThat(problems).noneMatch(problem -> problem.toString().contains("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "just a text",
                "- a list",
                "organizations: [",
                "organizations: !!javax.script.ScriptEngineManager []",
                "organizations: {a: b}",
                "? [a, b]\n: c",
                "organizations: \t- x",
                "a: &a [*a]",
                "a: b\na: c",
                "organizations:\n"
            })
    void whatIsNoConfigurationIsAnErrorAndNotAnException(String text) {
        assertThat(invalid(text)).isNotEmpty();
    }

    @Test
    void aBombOfAnchorsIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 12; level++) {
            String previous = "*a" + (level - 1);
            bomb.append("a%d: &a%d [%s]%n"
                    .formatted(
                            level,
                            level,
                            String.join(
                                    ", ",
                                    List.of(
                                            previous, previous, previous, previous, previous, previous, previous,
                                            previous, previous))));
        }

        assertThat(invalid(bomb.toString()))
                .singleElement()
                .hasToString("the file is too large, or its anchors repeat too much (line 1)");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() throws IOException {
        String text = read("contract.yaml")
                .replace("environment: production", "environment: production\n        environment: staging");

        assertThat(invalid(text)).anyMatch(problem -> problem.toString().contains("environment"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:18080/, true, true",
        "http://127.0.0.1:18080/, false, false",
        "http://10.1.2.3/, true, true",
        "http://[::1]:8080/, true, true",
        "http://localhost/, true, true",
        "http://shop.example/, true, false",
        "http://93.184.216.34/, true, false",
        "https://shop.example/, false, true",
        "https://user@shop.example/, false, false",
        "https://shop.example/#part, false, false",
        "ftp://shop.example/, true, false",
        "//shop.example/, true, false",
        "https:///path, true, false"
    })
    void onlyHttpsLeavesThePrivateNetwork(String address, boolean privateAddresses, boolean good) throws IOException {
        String text = read("contract.yaml").replace("acs: https://rewards.test/saml/acs", "acs: \"" + address + "\"");

        Outcome outcome = reader(privateAddresses).read(text);

        List<Problem> problems = outcome instanceof Outcome.Invalid(List<Problem> found) ? found : List.of();
        assertThat(problems.stream().noneMatch(problem -> problem.place().path().endsWith(".saml.acs")))
                .isEqualTo(good);
    }

    @Test
    void aPrefixThatEndsWithItsHostIsClosedBehindIt() throws IOException {
        String text = read("contract.yaml")
                .replace("allow: [\"https://rewards.test/\"]", "allow: [\"https://rewards.test\"]");

        Configuration configuration = valid(text);

        assertThat(configuration
                        .organizations()
                        .getFirst()
                        .sites()
                        .getFirst()
                        .services()
                        .getFirst()
                        .relayState()
                        .allow())
                .containsExactly("https://rewards.test/");
    }

    @Test
    void readingTwiceGivesTheSame() throws IOException {
        assertThat(valid(read("contract.yaml"))).isEqualTo(valid(read("contract.yaml")));
    }

    /** A thousand ways to break the file; each ends in an outcome. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aMutilatedFileIsReadOrRefusedAndNeverThrows(long seed) throws IOException {
        String good = read("contract.yaml");
        Random random = new Random(seed);

        for (int round = 0; round < 250; round++) {
            String text = mutilated(good, random);

            Outcome outcome = reader(true).read(text);

            assertThat(outcome).isNotNull();
            if (outcome instanceof Outcome.Invalid(List<Problem> problems)) {
                assertThat(problems)
                        .isNotEmpty()
                        .allMatch(problem -> !problem.text().isBlank());
            }
        }
    }

    private static String mutilated(String text, Random random) {
        StringBuilder broken = new StringBuilder(text);
        String noise = "{}[]:,&*!|>'\"%@`#-? \n\t\u0000é𝄞$";
        for (int cut = random.nextInt(4); cut >= 0; cut--) {
            int at = random.nextInt(broken.length());
            int length = Math.min(random.nextInt(30), broken.length() - at);
            switch (random.nextInt(4)) {
                case 0 -> broken.delete(at, at + length);
                case 1 -> broken.insert(at, noise.charAt(random.nextInt(noise.length())));
                case 2 -> broken.insert(at, broken.substring(at, at + length));
                default -> broken.setCharAt(at, noise.charAt(random.nextInt(noise.length())));
            }
        }
        return broken.toString();
    }

    private static String read(String name) throws IOException {
        return Files.readString(FILES.resolve(name));
    }

    private static ConfigurationReader reader(boolean privateAddresses) {
        return aReader(Map.of(
                "RIALTO_PUBLIC_URL", "https://id.test", "RIALTO_ALLOW_PRIVATE_ADDRESSES", privateAddresses + ""));
    }

    private static Configuration valid(String text) {
        return switch (reader(true).read(text)) {
            case Outcome.Valid(Configuration configuration) -> configuration;
            case Outcome.Invalid(List<Problem> problems) -> throw new AssertionError(problems.toString());
        };
    }

    private static List<Problem> invalid(String text) {
        return switch (reader(true).read(text)) {
            case Outcome.Valid valid -> throw new AssertionError("accepted");
            case Outcome.Invalid(List<Problem> problems) -> problems;
        };
    }
}
