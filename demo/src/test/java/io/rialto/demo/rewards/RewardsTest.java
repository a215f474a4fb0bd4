package io.rialto.demo.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.demo.browser.Browser;
import io.rialto.demo.browser.Page;
import io.rialto.demo.rewards.Rewards.Settings;
import io.rialto.saml.Attribute;
import io.rialto.saml.Delivered;
import io.rialto.saml.Inbox;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RewardsTest {

    private static final URI SHOP = URI.create("http://127.0.0.1:18080/");
    private static final Attribute FIRST_NAME = new Attribute("firstName", "Jane");

    private IdentityProvider site;
    private Rewards rewards;
    private Browser browser;

    @BeforeEach
    void open() throws IOException {
        site = new IdentityProvider();
        rewards = Rewards.start(Settings.of(Business.REWARDS, 0, site.issuer(), SHOP));
        browser = new Browser();
    }

    @AfterEach
    void close() {
        browser.close();
        rewards.close();
        site.close();
    }

    @Test
    void theFirstLoginMakesTheAccountAndSaysSo() {
        Page answer = post(site.response(rewards, "jane", FIRST_NAME, new Attribute("segments", List.of("a", "b"))));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(rewards.address());
        assertThat(browser.follow(answer).text())
                .contains(
                        "Welcome Jane, your account was just created",
                        "account no. 1",
                        "firstName Jane",
                        "segments a, b");
        assertThat(browser.get(at("/api/accounts")).body()).isEqualTo("{\"count\":1}");
    }

    @Test
    void thePageSaysWhoSignedWhatAndHow() {
        Page home = browser.follow(post(site.response(rewards, "jane", FIRST_NAME)));

        assertThat(home.text())
                .contains(
                        "Issuer " + site.issuer(),
                        "Subject jane",
                        "Signed element the assertion",
                        "rsa-sha256",
                        "CN=main")
                .containsPattern("Fingerprint \\(SHA-256\\) ([0-9A-F]{2}:){31}[0-9A-F]{2}");
    }

    @Test
    void theSecondLoginFindsTheSameAccountAndTakesOverWhatChanged() {
        post(site.response(rewards, "jane", FIRST_NAME));

        Page home = browser.follow(post(site.response(rewards, "jane", new Attribute("firstName", "Janet"))));

        assertThat(home.text()).contains("Welcome back Janet, it is the same account", "account no. 1");
        assertThat(rewards.accounts()).isEqualTo(1);
    }

    @Test
    void twoSitesAreBelievedAndTheSameSubjectIsTheSameAccount() throws IOException {
        try (IdentityProvider headless = new IdentityProvider();
                Rewards both = Rewards.start(
                        Settings.of(Business.REWARDS, 0, site.issuer(), SHOP).alsoBelieving(headless.issuer()))) {
            browser.post(both.acs(), Map.of("SAMLResponse", site.response(both, "jane", FIRST_NAME)));

            Page answer = browser.post(both.acs(), Map.of("SAMLResponse", headless.response(both, "jane", FIRST_NAME)));
            Page unbelieved =
                    browser.post(rewards.acs(), Map.of("SAMLResponse", headless.response(rewards, "jane", FIRST_NAME)));

            assertThat(browser.follow(answer).text()).contains("Welcome back Jane, it is the same account");
            assertThat(both.accounts()).isEqualTo(1);
            assertThat(unbelieved.text()).contains("WRONG_ISSUER");
        }
    }

    @Test
    void anotherSubjectIsAnotherAccount() {
        post(site.response(rewards, "jane", FIRST_NAME));

        post(site.response(rewards, "carla"));

        assertThat(rewards.accounts()).isEqualTo(2);
    }

    @Test
    void tenFirstLoginsAtOnceMakeOneAccount() throws InterruptedException {
        List<String> responses = IntStream.range(0, 10)
                .mapToObj(_ -> site.response(rewards, "jane", FIRST_NAME))
                .toList();
        var statuses = new ConcurrentLinkedQueue<Integer>();
        var go = new CountDownLatch(1);

        List<Thread> logins = responses.stream()
                .map(response -> Thread.ofVirtual().start(() -> {
                    try (Browser own = new Browser()) {
                        go.await();
                        statuses.add(own.post(rewards.acs(), Map.of("SAMLResponse", response))
                                .status());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .toList();
        go.countDown();
        for (Thread login : logins) {
            login.join();
        }

        assertThat(statuses).hasSize(10).containsOnly(303);
        assertThat(rewards.accounts()).isEqualTo(1);
    }

    @Test
    void everyLoginTakesANewSessionIdAndTheOldOneIsWorthNothing() {
        post(site.response(rewards, "jane", FIRST_NAME));
        String before = browser.cookies().value("REWARDS_SESSION").orElseThrow();

        post(site.response(rewards, "jane", FIRST_NAME));

        assertThat(browser.cookies().value("REWARDS_SESSION")).isPresent().isNotEqualTo(Optional.of(before));
        try (Browser other = new Browser()) {
            Page home = other.get(at("/"), Map.of("Cookie", "REWARDS_SESSION=" + before));
            assertThat(home.text()).contains("There is no password to remember here");
        }
    }

    @Test
    void aRelayStateOfItsOwnIsFollowed() {
        Page answer = browser.post(
                rewards.acs(),
                Map.of("SAMLResponse", site.response(rewards, "jane", FIRST_NAME), "RelayState", at("/catalogue")));

        assertThat(answer.location()).hasToString(at("/catalogue"));
        assertThat(browser.follow(answer).text()).contains("For you, Jane", "A tree planted");
    }

    @Test
    void aForeignRelayStateLeadsHome() {
        Page answer = browser.post(
                rewards.acs(),
                Map.of("SAMLResponse", site.response(rewards, "jane"), "RelayState", "https://evil.example/catalogue"));

        assertThat(answer.location()).isEqualTo(rewards.address());
    }

    @Test
    void aRepeatedResponseIsRefusedWithAReference() {
        String response = site.response(rewards, "jane", FIRST_NAME);
        post(response);

        Page again = post(response);

        assertThat(again.status()).isEqualTo(403);
        assertThat(again.text()).contains("REPLAYED").containsPattern("reference: [0-9a-f]{8}");
        assertThat(again.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void aResponseForAnotherServiceIsRefused() {
        Page answer = post(site.response("https://other.example/saml", rewards.acs(), "jane"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("WRONG_AUDIENCE");
        assertThat(rewards.accounts()).isZero();
    }

    @Test
    void somebodyElsesSignatureIsRefused() throws IOException {
        try (IdentityProvider other = new IdentityProvider()) {
            Page answer = post(other.response(rewards, "jane"));

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text()).contains("WRONG_ISSUER");
            assertThat(rewards.accounts()).isZero();
        }
    }

    @Test
    void anEmptyPostIsRefused() {
        Page answer = post("");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("MALFORMED");
    }

    @Test
    void nobodyIsBelievedBeforeTheMetadataWasReadAndThenItWorks() {
        site.publishes(false);
        Page early = post(site.response(rewards, "jane", FIRST_NAME));

        site.publishes(true);
        Page later = post(site.response(rewards, "jane", FIRST_NAME));

        assertThat(early.status()).isEqualTo(503);
        assertThat(later.status()).isEqualTo(303);
    }

    @Test
    void theButtonAsksTheShopAndTheAnswerIsGoodInThisBrowserOnce() {
        Page guest = browser.get(at("/"));
        Page toShop = browser.get(at("/login"));
        Delivered asked = (Delivered) Inbox.redirected(toShop.location().getRawQuery());
        String answer = site.answer(rewards, asked.message().envelope().id(), "jane", FIRST_NAME);

        Page elsewhere = new Browser().post(rewards.acs(), Map.of("SAMLResponse", answer));
        Page here = post(answer);
        Page again = post(site.answer(rewards, asked.message().envelope().id(), "jane", FIRST_NAME));

        assertThat(guest.text()).contains("Log in with the shop");
        assertThat(asked.message().envelope().issuer()).isEqualTo(rewards.entityId());
        assertThat(elsewhere.text()).contains("UNSOLICITED_EXPECTED");
        assertThat(browser.follow(here).text()).contains("Welcome Jane");
        assertThat(again.text()).contains("UNSOLICITED_EXPECTED");
    }

    @Test
    void theAnswerToAnotherRequestIsRefused() {
        browser.get(at("/login"));

        assertThat(post(site.answer(rewards, "_another", "jane")).text()).contains("WRONG_REQUEST");
    }

    @Test
    void signOutEndsTheSession() {
        Page home = browser.follow(post(site.response(rewards, "jane", FIRST_NAME)));

        browser.submit(home, Map.of());

        assertThat(browser.cookies().value("REWARDS_SESSION")).isEmpty();
        assertThat(browser.get(at("/")).text()).contains("There is no password to remember here");
    }

    private Page post(String response) {
        return browser.post(rewards.acs(), Map.of("SAMLResponse", response));
    }

    private String at(String path) {
        return rewards.address().resolve(path).toString();
    }
}
