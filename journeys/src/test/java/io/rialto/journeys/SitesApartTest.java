package io.rialto.journeys;

import static io.rialto.journeys.Configuration.Service.aService;
import static io.rialto.journeys.Configuration.Site.aSite;
import static io.rialto.journeys.Person.jane;
import static io.rialto.journeys.RunningRialto.aRunningRialto;
import static io.rialto.journeys.Ticket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.kit.Reason;
import io.rialto.kit.Verdict;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sites share a server and nothing else: none can see, enter or sign for another. */
class SitesApartTest {

    private static RunningRialto rialto;
    private static Shop main;
    private static Shop other;
    private static Shop staging;

    @BeforeAll
    static void start() {
        rialto = aRunningRialto(Configuration.of(
                aSite("main", aService("rewards"), aService("club")),
                aSite("other", aService("rewards")),
                aSite("main-staging", aService("rewards")).with("environment", "staging")));
        main = rialto.shop("main");
        other = rialto.shop("other");
        staging = rialto.shop("main-staging");
    }

    @AfterAll
    static void stop() {
        rialto.close();
    }

    @Test
    void eachSiteHasAKeyOfItsOwn() {
        assertThat(Stream.of(main, other, staging).map(Shop::publishedCertificate))
                .doesNotHaveDuplicates();
    }

    @Test
    void aServiceAcceptsItsOwnSiteAndNoOther() {
        Answer.Form good = main.launch("rewards", jane()).form();
        Answer.Form foreign = other.launch("rewards", jane()).form();

        KnownService rewards = KnownService.trusting(main, "rewards");

        assertThat(rewards.receives(good)).isInstanceOf(Verdict.Accepted.class);
        assertThat(rewards.receives(foreign)).isInstanceOf(Verdict.Refused.class);
        assertThat(KnownService.trusting(main, "rewards").refuses(foreign)).isEqualTo(Reason.WRONG_ISSUER);
    }

    @Test
    void whatStagingSignsIsWorthNothingInProduction() {
        Answer.Form rehearsal = staging.launch("rewards", jane()).form();

        assertThat(KnownService.trusting(staging, "rewards").receives(rehearsal))
                .isInstanceOf(Verdict.Accepted.class);
        assertThat(KnownService.trusting(main, "rewards").refuses(rehearsal)).isEqualTo(Reason.WRONG_ISSUER);
    }

    @Test
    void aTicketOfAnotherShopOpensNothing() {
        assertThat(refusal(main, aTicketBy(other).under(other.key()))).isEqualTo("foreign_site");
    }

    @Test
    void aTicketForThisSiteUnderAnothersKeyOpensNothing() {
        assertThat(refusal(main, aTicketBy(main).under(other.key()))).isEqualTo("tampered");
    }

    @Test
    void oneSitesServicesAreUnknownToAnother() {
        assertThat(Refusal.reason(other, "club", jane())).isEqualTo("unknown_service");
    }

    @Test
    void theSameCustomerHasAnotherSubjectAtEachSiteAndService() {
        String rewards = subject(main.launch("rewards", jane()));

        assertThat(subject(main.launch("rewards", jane()))).isEqualTo(rewards);
        assertThat(subject(main.launch("club", jane()))).isNotEqualTo(rewards);
        assertThat(subject(other.launch("rewards", jane()))).isNotEqualTo(rewards);
    }

    private static Ticket aTicketBy(Shop shop) {
        return aTicket(shop, "rewards", "to be replaced", jane());
    }

    /** Somebody who began at one site comes back with a ticket that says so. */
    private static String refusal(Shop site, String ticket) {
        Visitor visitor = new Visitor();
        site.begin(visitor, "rewards");
        return Refusal.reasonOrHandOff(visitor.get(site.completeLink(ticket), "Accept", "application/json"));
    }

    private static String subject(Answer answer) {
        return found("NameID[^>]*>([^<]+)<", answer.form().response());
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
