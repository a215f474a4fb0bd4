package io.rialto.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.outbound.Guard;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.scim.ScimServer.Bearer;
import io.rialto.server.settings.Settings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an account when the service, the way to it or somebody else gets in between. */
class ScimFailureTest extends ScimSuite {

    @Test
    @DisplayName("RFC 7644 §3.14: If-Match")
    void whatSomebodyElseChangedMeanwhileIsReadAgain() {
        scim.keep(server(), jane("jane@acme.test", "Jane"));
        service.next("PATCH /scim/Users/user-1", exchange -> {
            service.change("user-1", user -> user.put("title", "Dr."));
            exchange.sendResponseHeaders(412, -1);
            exchange.close();
        });

        Outcome outcome = scim.keep(server(), jane("jane@new.test", "Jane"));

        assertThat(outcome).isEqualTo(new Outcome.Changed("user-1", 200));
        assertThat(service.users().getFirst().at("/title").asString()).isEqualTo("Dr.");
        assertThat(service.users().getFirst().at("/userName").asString()).isEqualTo("jane@new.test");
    }

    @Test
    void whatSomebodyElseGoesOnChangingIsLeftForLater() {
        scim.keep(server(), jane("jane@acme.test", "Jane"));
        service.nextAnswers("PATCH", 412, "").nextAnswers("PATCH", 412, "");

        Outcome outcome = scim.keep(server(), jane("jane@new.test", "Jane"));

        assertThat(outcome).isEqualTo(new Outcome.Later(Reason.CHANGED_MEANWHILE, 412, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "Retry-After: 7, 7",
        "Retry-After: 86401, 86400",
        "'Retry-After: Mon, 1 Jun 2026 12:01:30 GMT', 90",
        "'Retry-After: Mon, 1 Jun 2026 11:00:00 GMT', 0",
        "Retry-After: soon, -1",
        "X-Other: 7, -1"
    })
    @DisplayName("RFC 9110 §10.2.3")
    void aBusyServiceSaysWhenToComeBack(String header, long seconds) {
        service.nextAnswers("POST /scim/Users", 429, "", header);

        Outcome outcome = scim.keep(server(), jane("jane@acme.test", "Jane"));

        assertThat(outcome)
                .isEqualTo(new Outcome.Later(
                        Reason.THROTTLED,
                        429,
                        Optional.of(seconds).filter(known -> known >= 0).map(Duration::ofSeconds)));
        assertThat(service.users()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "500, SERVER_ERROR, true",
        "503, SERVER_ERROR, true",
        "401, UNAUTHORIZED, true",
        "403, FORBIDDEN, false",
        "404, NOT_FOUND, false",
        "400, INVALID, false",
        "413, INVALID, false",
        "501, UNSUPPORTED, false",
        "302, MOVED, false"
    })
    void aFailureIsTemporaryOrFinal(int status, Reason reason, boolean temporary) {
        service.nextAnswers("POST /scim/Users", status, "");

        Outcome outcome = scim.keep(server(), jane("jane@acme.test", "Jane"));

        assertThat(outcome)
                .isEqualTo(
                        temporary
                                ? new Outcome.Later(reason, status, Optional.empty())
                                : new Outcome.Refused(reason, status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"id\":7}",
                "{\"id\":\"..\"}",
                "{\"id\":\"a b\"}",
                "{\"id\":\"a\",\"id\":\"b\"}",
                "{\"userName\":\"jane@acme.test\"}"
            })
    void whatIsNoAccountDoesNotCountAsOne(String body) {
        service.nextAnswers("POST /scim/Users", 201, body);

        Outcome outcome = scim.keep(server(), jane("jane@acme.test", "Jane"));

        assertThat(outcome).isEqualTo(new Outcome.Later(Reason.UNREADABLE, 201, Optional.empty()));
    }

    @Test
    void aPageInPlaceOfAnAnswerIsNotRead() {
        service.nextAnswers("GET /scim/Users", 200, "{\"totalResults\":0}", "Content-Type: text/html");

        Outcome outcome = scim.keep(server(), jane("jane@acme.test", "Jane"));

        assertThat(outcome).isEqualTo(new Outcome.Later(Reason.UNREADABLE, 200, Optional.empty()));
    }

    @Test
    void anEndlessAnswerIsNotReadToItsEnd() {
        service.nextAnswers("GET /scim/Users", 200, "{\"a\":\"" + "x".repeat(1024 * 1024) + "\"}");

        Outcome outcome = scim.keep(server(), jane("jane@acme.test", "Jane"));

        assertThat(outcome).isEqualTo(new Outcome.Later(Reason.TOO_LARGE, 0, Optional.empty()));
    }

    @Test
    void anAnswerThatWasLostMakesNoSecondAccount() {
        service.next("POST /scim/Users", exchange -> {
            service.add("{\"externalId\":\"subject-of-jane\",\"userName\":\"jane@acme.test\"}");
            exchange.close();
        });

        Outcome lost = scim.keep(server(), jane("jane@acme.test", "Jane"));
        Outcome again = scim.keep(server(), jane("jane@acme.test", "Jane"));

        assertThat(lost).isEqualTo(new Outcome.Later(Reason.UNREADABLE, 0, Optional.empty()));
        assertThat(again).isEqualTo(new Outcome.Changed("user-1", 200));
        assertThat(service.users()).hasSize(1);
    }

    @Test
    void aServiceThatIsDownGetsItWhenItIsBack() {
        service.goDown();
        Outcome down = scim.keep(server(), jane("jane@acme.test", "Jane"));
        service.comeBack();

        Outcome back = scim.keep(server(), jane("jane@acme.test", "Jane"));

        assertThat(down).isEqualTo(new Outcome.Later(Reason.UNREACHABLE, 0, Optional.empty()));
        assertThat(back).isInstanceOf(Outcome.Created.class);
    }

    @Test
    void aWrongTokenIsToldFromAMissingRight() {
        Outcome outcome = scim.keep(new ScimServer(service.url(), new Bearer("wrong")), jane("jane@acme.test", "Jane"));

        assertThat(outcome).isEqualTo(new Outcome.Later(Reason.UNAUTHORIZED, 401, Optional.empty()));
        assertThat(service.users()).isEmpty();
    }

    @Test
    void aPrivateAddressIsNotCalled() {
        Settings strict = settings("false");
        try (Outbound guarded = new Outbound(new Guard(strict), strict)) {
            Outcome outcome = scim(guarded).keep(server(), jane("jane@acme.test", "Jane"));

            assertThat(outcome).isEqualTo(new Outcome.Refused(Reason.ADDRESS_NOT_ALLOWED, 0));
            assertThat(service.requests()).isEmpty();
        }
    }
}
