package io.rialto.journeys;

import static io.rialto.journeys.Person.jane;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.kit.Reason;
import io.rialto.kit.Verdict;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The guide's one file on three servers that differ in their variables alone. */
class PromotionTest {

    private static Environments development;
    private static Environments staging;
    private static Environments production;

    @BeforeAll
    static void start() throws Exception {
        development = Environments.of("development");
        staging = Environments.of("staging");
        production = Environments.of("production");
        all().forEach(environment -> environment.rialto().start());
    }

    @AfterAll
    static void stop() {
        all().forEach(Environments::close);
    }

    @Test
    void eachHasAnIssuerAndAKeyOfItsOwnAndTheSameServices() {
        List<String> metadata = all().map(environment ->
                        new Visitor().get(environment.atHand().metadataLink()).body())
                .toList();

        assertThat(metadata.get(0)).contains("entityID=\"http://127.0.0.1:8080/s/main\"");
        assertThat(metadata.get(1)).contains("entityID=\"https://id.staging.acme.example/s/main\"");
        assertThat(metadata.get(2)).contains("entityID=\"https://id.acme.example/s/main\"");
        assertThat(all().map(environment -> environment.atHand().publishedCertificate()))
                .doesNotHaveDuplicates();
        assertThat(all().map(environment -> services(environment))).containsOnly(List.of("rewards"));
    }

    @Test
    void noKeyAndNoSecretIsInTheFile() throws Exception {
        String file = Environments.file();

        assertThat(file).doesNotContainPattern("[A-Za-z0-9_-]{40}").contains("ticket_key: ${SHOP_TICKET_KEY}");
        assertThat(all().map(Environments::ticketKey)).doesNotHaveDuplicates();
        assertThat(all().map(environment -> environment.rialto().log()))
                .allSatisfy(log ->
                        assertThat(log).contains("event=configuration_applied").doesNotContain("Secrets in"));
    }

    @Test
    void aPartnersTenantAcceptsItsOwnEnvironmentAndNoOther() {
        Answer.Form rehearsal = staging.launch(jane()).form();
        Answer.Form real = production.launch(jane()).form();

        assertThat(new KnownService(staging.partner()).receives(rehearsal)).isInstanceOf(Verdict.Accepted.class);
        assertThat(new KnownService(production.partner()).receives(real)).isInstanceOf(Verdict.Accepted.class);
        assertThat(new KnownService(production.partner()).refuses(rehearsal)).isEqualTo(Reason.WRONG_DESTINATION);
        assertThat(new KnownService(staging.partnerTrusting(production)).refuses(rehearsal))
                .isEqualTo(Reason.WRONG_ISSUER);
    }

    @Test
    void aTicketOfStagingsShopOpensNothingInProduction() {
        Visitor visitor = new Visitor();
        String nonce = production.atHand().begin(visitor, "rewards");
        String ticket = staging.named().ticket("rewards", nonce, jane());

        Answer answer = visitor.get(production.atHand().completeLink(ticket), "Accept", "application/json");

        assertThat(Refusal.reasonOrHandOff(answer)).isEqualTo("tampered");
    }

    @Test
    void onlyProductionLooksLikeIt() {
        assertThat(development.launch(jane()).body()).contains(">Development<");
        assertThat(staging.launch(jane()).body()).contains(">Staging<");
        assertThat(production.launch(jane()).body()).doesNotContain("class=\"environment\"");
    }

    @Test
    void checkNamesWhatAnEnvironmentForgot() throws Exception {
        try (Environments forgetful = Environments.of("staging")) {
            RunningRialto rialto = forgetful.rialto().with("SHOP", "").with("SHOP_TICKET_KEY", "");

            assertThat(rialto.runToItsEnd("check")).isNotZero();
            assertThat(rialto.log())
                    .contains("store.base_url: stands for the environment variable SHOP, which is not set (line 12)")
                    .contains("store.launch_url: stands for the environment variable SHOP, which is not set")
                    .contains("store.ticket_key: stands for the environment variable SHOP_TICKET_KEY, which is not set")
                    .contains("has 3 errors");
        }
    }

    private static List<String> services(Environments environment) {
        Shop shop = environment.named();
        String ticket = Ticket.aTicket(shop, "services", "unused", jane()).under(shop.key());
        Answer answer = new Visitor()
                .get(
                        URI.create(environment.atHand().issuer() + "/services"),
                        "Authorization",
                        "Bearer " + ticket,
                        "Accept",
                        "application/json");
        return answer.json()
                .path("services")
                .valueStream()
                .map(service -> service.path("slug").asString())
                .toList();
    }

    private static Stream<Environments> all() {
        return Stream.of(development, staging, production);
    }
}
