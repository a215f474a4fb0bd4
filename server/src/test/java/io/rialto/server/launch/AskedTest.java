package io.rialto.server.launch;

import static io.rialto.server.fixture.Fixtures.aService;
import static io.rialto.server.fixture.Fixtures.aSite;
import static io.rialto.server.fixture.Fixtures.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.fixture.TicketFixture;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Asked.Prompt;
import io.rialto.server.handoff.Decline;
import io.rialto.server.handoff.Decline.Cause;
import io.rialto.server.handoff.Draft;
import io.rialto.server.handoff.HandOver;
import io.rialto.server.handoff.Handoff;
import io.rialto.server.handoff.PostPage;
import io.rialto.server.handoff.Redirect;
import io.rialto.server.launch.Door.Begun;
import io.rialto.server.page.Frame;
import io.rialto.server.page.Reference;
import io.rialto.server.site.Site;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A service begins the login itself: what it asked comes back to its protocol, and the shop heeds its wishes. */
@OnEachDatabase
class AskedTest {

    private static final String REQUEST = "id=_1\nrelay=\u00e4 & \"{}\"";

    private final Site site = aSite().build();
    private final Door door;

    AskedTest(TestDatabase database) {
        door = new Door(database.emptied(), List.of(new Echo()))
                .with(site, rewards(), aService().of(site).called("club").build());
    }

    @Test
    void whatTheServiceAskedComesBackToItsProtocolToTheLetter() throws IOException {
        Begun begun = ask(Prompt.IF_NEEDED, Optional.empty());

        assertThat(begun.location()).matches("https://shop\\.test/rialto/launch\\?service=rewards&nonce=[^&]{32}");
        assertThat(complete(aTicket(), begun).getHeader("Location")).isEqualTo(Echo.at(REQUEST));
    }

    @Test
    void theShopIsToldThatNobodyMayBeAsked() throws IOException {
        assertThat(ask(Prompt.NONE, Optional.empty()).location()).endsWith("&prompt=none");
    }

    @Test
    void theServiceIsToldAtOnceThatNobodyIsLoggedIn() throws IOException {
        Begun begun = ask(Prompt.NONE, Optional.empty());

        MockHttpServletResponse answer = door.go(get("/s/main/launch/complete")
                .queryParam("error", "login_required")
                .queryParam("nonce", begun.nonce())
                .cookie(begun.cookies().toArray(Cookie[]::new)));

        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(answer.getHeader("Location")).isEqualTo(Echo.at("LOGIN_REQUIRED"));
    }

    @Test
    void anotherBrowserCannotSayThatNobodyIsLoggedIn() throws IOException {
        Begun begun = ask(Prompt.NONE, Optional.empty());

        MockHttpServletResponse answer = door.go(get("/s/main/launch/complete")
                .queryParam("error", "login_required")
                .queryParam("nonce", begun.nonce()));

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(answer.getHeader("Location")).isNull();
    }

    @Test
    void whoIsRefusedReadsWhyAndGoesBackToTheServiceByAButton() throws IOException {
        door.with(site, aService().of(site).allowing("false").build());
        Begun begun = ask(Prompt.IF_NEEDED, Optional.empty());

        MockHttpServletResponse answer = complete(aTicket(), begun);

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(answer.getContentAsString())
                .contains("<form method=\"post\" action=\"https://rewards.test/in\"")
                .contains("name=\"echo\" value=\"DENIED\"")
                .contains(">Back to Rewards<");
        assertThat(answer.getHeader("Content-Security-Policy")).contains("form-action https://rewards.test");
    }

    @Test
    void whoEndedTheServiceIsAskedAndGoesOnWithWhatItAsked() throws IOException {
        complete(aTicket(), ask(Prompt.IF_NEEDED, Optional.empty()));
        door.links.of(site.id(), "42");
        door.links.endings().end(site.id(), "42", rewards().id());
        Begun begun = ask(Prompt.IF_NEEDED, Optional.empty());

        MockHttpServletResponse answer = complete(aTicket(), begun);
        CustomerPage page = new CustomerPage(door, CustomerPage.text(answer), begun.cookies());
        MockHttpServletResponse onward = page.send("/s/main/launch/resumed");

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(page.text())
                .contains("You ended Rewards on 1 Jun 2026", "Enter again")
                .contains("action=\"https://rewards.test/in\"", "name=\"echo\" value=\"DENIED\"", ">Back to Rewards<");
        assertThat(answer.getHeader("Content-Security-Policy")).contains("form-action 'self' https://rewards.test");
        Begun again = new Begun(
                onward.getHeader("Refresh"),
                List.of(onward.getCookies()).stream()
                        .filter(cookie -> cookie.getMaxAge() != 0)
                        .toList());
        assertThat(complete(aTicket(), again).getHeader("Location")).isEqualTo(Echo.at(REQUEST));
    }

    @Test
    void aFreshLoginIsProvedByTheTicket() throws IOException {
        Begun begun = ask(Prompt.LOGIN, Optional.empty());
        door.clock.advance(Duration.ofMinutes(2));
        long now = door.clock.instant().getEpochSecond();

        MockHttpServletResponse answer =
                complete(aTicket().madeAt(door.clock.instant()).with("auth_time", now - 10), begun);

        assertThat(begun.location()).endsWith("&prompt=login");
        assertThat(answer.getHeader("Location")).isEqualTo(Echo.at(REQUEST));
    }

    @Test
    void aLoginFromBeforeIsNoFreshOne() throws IOException {
        Begun begun = ask(Prompt.LOGIN, Optional.empty());
        long before = door.clock.instant().getEpochSecond() - 1;

        assertThat(complete(aTicket().with("auth_time", before), begun).getContentAsString())
                .contains("Please log in again");
    }

    @Test
    void aTicketThatDoesNotSayWhenIsNoFreshLogin() throws IOException {
        Begun begun = ask(Prompt.LOGIN, Optional.empty());

        assertThat(complete(aTicket(), begun).getContentAsString()).contains("Please log in again");
    }

    @Test
    void aLoginMayBeAsOldAsTheServiceAllows() throws IOException {
        long now = door.clock.instant().getEpochSecond();
        Begun first = ask(Prompt.IF_NEEDED, Optional.of(Duration.ofMinutes(5)));
        Begun second = ask(Prompt.IF_NEEDED, Optional.of(Duration.ofMinutes(5)));

        assertThat(first.location()).endsWith("&max_age=300");
        assertThat(complete(aTicket().with("auth_time", now - 300), first).getStatus())
                .isEqualTo(302);
        assertThat(complete(aTicket().with("auth_time", now - 301), second).getStatus())
                .isEqualTo(403);
    }

    @Test
    void aLoginInTheFutureIsNone() throws IOException {
        Begun begun = ask(Prompt.IF_NEEDED, Optional.empty());
        long later = door.clock.instant().getEpochSecond() + 1;

        assertThat(complete(aTicket().with("auth_time", later), begun).getStatus())
                .isEqualTo(400);
    }

    @Test
    void aClosedServiceIsToldNothing() throws IOException {
        door.with(site, aService().of(site).that(Availability.INACTIVE).build());

        MockHttpServletResponse answer = asking(new Asked(REQUEST, Prompt.NONE, Optional.empty()));

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(answer.getHeader("Set-Cookie")).isNull();
    }

    @Test
    void aRequestThatNoBrowserCouldKeepIsRefused() throws IOException {
        MockHttpServletResponse answer = asking(new Asked("x".repeat(3_000), Prompt.IF_NEEDED, Optional.empty()));

        assertThat(answer.getStatus()).isEqualTo(413);
        assertThat(answer.getHeader("Set-Cookie")).isNull();
    }

    @Test
    void theRequestOfOneServiceIsNoneOfAnother() throws IOException {
        Begun begun = ask(Prompt.IF_NEEDED, Optional.empty());

        MockHttpServletResponse answer = door.complete(
                aTicket().forService("club").withNonce(begun.nonce()).build(), begun);

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(answer.getContentAsString()).doesNotContain("Back to Rewards");
    }

    @Test
    void aServiceThatMustBeginIsWhereTheLinkLeads() {
        door.with(site, aService().of(site).shownAs("Begins").build());

        MockHttpServletResponse answer = door.go(get("/s/main/launch/rewards"));

        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(answer.getHeader("Location")).isEqualTo("https://rewards.test/begin");
        assertThat(answer.getHeader("Set-Cookie")).isNull();
    }

    private static ExternalService rewards() {
        return aService().releasing("email").build();
    }

    private Begun ask(Prompt prompt, Optional<Duration> maxAge) throws IOException {
        MockHttpServletResponse response = asking(new Asked(REQUEST, prompt, maxAge));
        assertThat(response.getStatus()).isEqualTo(302);
        return new Begun(response.getHeader("Location"), List.of(response.getCookies()));
    }

    private MockHttpServletResponse asking(Asked asked) throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        ExternalService service = door.bySlug(site.id(), "rewards").orElseThrow();
        door.departures.begin(site, service, asked, new MockHttpServletRequest(), response);
        return response;
    }

    private MockHttpServletResponse complete(TicketFixture ticket, Begun begun) {
        return door.complete(
                ticket.forService("rewards").withNonce(begun.nonce()).build(), begun);
    }

    /** Hands over what it was asked, so that one sees what arrives. */
    private static final class Echo implements Handoff {

        static String at(String text) {
            return "https://rewards.test/in?echo="
                    + java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public Class<? extends Protocol> protocol() {
            return ExternalService.Saml.class;
        }

        @Override
        public HandOver seal(Draft draft) {
            return new Redirect(URI.create(at(draft.asked().map(Asked::text).orElse("unasked"))));
        }

        @Override
        public Optional<URI> begins(Site site, ExternalService service, Optional<String> target) {
            return service.name().equals("Begins")
                    ? Optional.of(URI.create("https://rewards.test/begin"))
                    : Optional.empty();
        }

        @Override
        public Optional<Decline> decline(
                Site site, ExternalService service, Asked asked, Cause cause, Reference reference) {
            HandOver button = new PostPage(
                    URI.create("https://rewards.test/in"),
                    Map.of("echo", cause.name()),
                    List.of(),
                    service.name(),
                    Frame.of(site));
            return Optional.of(
                    cause == Cause.LOGIN_REQUIRED
                            ? new Decline(new Redirect(URI.create(at(cause.name()))), true)
                            : new Decline(button, false));
        }
    }
}
