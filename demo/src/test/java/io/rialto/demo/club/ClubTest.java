package io.rialto.demo.club;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.demo.browser.Browser;
import io.rialto.demo.browser.Page;
import io.rialto.demo.provider.Client;
import io.rialto.demo.provider.Misbehaviour;
import io.rialto.demo.provider.Person;
import io.rialto.demo.provider.Provider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The club believes whom it should, and nobody else. */
class ClubTest {

    private Provider provider;
    private Club club;

    @BeforeEach
    void open() throws IOException {
        int port = free();
        Client client = new Client("club", "a-secret", "http://127.0.0.1:" + port + "/callback");
        provider = Provider.start(0, client, List.of(new Person("p-1", "jane@club.test", "Jane", "Doe")))
                .describedByItself();
        club = Club.start(
                new Club.Settings(port, provider.issuer(), "club", "a-secret", URI.create("http://127.0.0.1:1/")));
    }

    @AfterEach
    void close() {
        club.close();
        provider.close();
    }

    @Test
    void janeGetsAnAccountAndTheSecondTimeTheSame() {
        try (Browser first = new Browser();
                Browser second = new Browser()) {
            assertThat(login(first).text()).contains("Welcome Jane, your account was just created");
            assertThat(login(second).text()).contains("Welcome back Jane, it is the same account");
        }
        assertThat(club.accounts()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {
                "OTHER_STATE",
                "OTHER_ISSUER_PARAMETER",
                "NO_CODE",
                "SERVER_ERROR",
                "CODE_REFUSED",
                "NO_ID_TOKEN",
                "UNSIGNED",
                "SIGNED_WITH_CLIENT_SECRET",
                "SIGNED_WITH_PUBLIC_KEY",
                "FORGED",
                "FORGED_WITH_ITS_OWN_KEY",
                "UNPUBLISHED_KEY",
                "NO_KEYS",
                "FOREIGN_ISSUER",
                "OTHER_AUDIENCE",
                "SEVERAL_AUDIENCES",
                "EXPIRED",
                "FROM_THE_FUTURE",
                "NO_NONCE",
                "OTHER_NONCE",
                "OTHER_TOKEN_HASH",
                "NO_SUBJECT"
            })
    void whatIsWrongMakesNoAccount(Misbehaviour how) {
        provider.misbehave(how);

        try (Browser browser = new Browser()) {
            Page page = login(browser);

            assertThat(page.status()).isEqualTo(403);
            assertThat(page.text()).contains("We could not let you in");
        }
        assertThat(club.accounts()).isZero();
    }

    @Test
    void anAnswerInAnotherBrowserIsNotBelieved() {
        try (Browser jane = new Browser();
                Browser other = new Browser()) {
            Page back = jane.submit(jane.follow(jane.get(club.address() + "login")), Map.of("subject", "p-1"));

            Page page = other.follow(back);

            assertThat(page.status()).isEqualTo(403);
        }
        assertThat(club.accounts()).isZero();
    }

    @Test
    void aLoginElsewhereIsNotBegun() {
        try (Browser browser = new Browser()) {
            Page page = browser.get(club.address() + "login?iss=https%3A%2F%2Fevil.test");

            assertThat(page.status()).isEqualTo(403);
        }
    }

    @Test
    void aTargetThatIsNotTheClubsIsLeftOut() {
        try (Browser browser = new Browser()) {
            Page home = login(browser, "login?target_link_uri=https%3A%2F%2Fevil.test%2F");

            assertThat(home.uri()).isEqualTo(club.address());
        }
    }

    @Test
    void aLogoutThatNobodySignedEndsNothing() {
        try (Browser browser = new Browser()) {
            login(browser);

            Page told = browser.post(club.address() + "backchannel", Map.of("logout_token", "e30.e30."));

            assertThat(told.status()).isEqualTo(403);
            assertThat(browser.get(club.address().toString()).text()).contains("Jane");
        }
    }

    private Page login(Browser browser) {
        return login(browser, "login");
    }

    private Page login(Browser browser, String path) {
        Page page = browser.submit(browser.follow(browser.get(club.address() + path)), Map.of("subject", "p-1"));
        while (page.redirects()) {
            page = browser.follow(page);
        }
        return page;
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
