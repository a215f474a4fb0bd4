package io.rialto.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.fixture.ScimService;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.outbound.Guard;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.scim.ScimServer.Bearer;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.Variables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScimTest {

    private static final String JANE = "subject-of-jane";

    private final Settings settings = settings("true");
    private final Outbound outbound = new Outbound(new Guard(settings), settings);
    private final TheClock clock = new TheClock();
    private final Scim scim = scim(outbound);
    private final ScimService service = ScimService.running();

    private Scim scim(Outbound way) {
        return new Scim(way, new Tokens(way, clock), new Discovery(clock), clock);
    }

    @AfterEach
    void end() {
        service.close();
        outbound.close();
    }

    @Test
    @DisplayName("RFC 7644 §3.3")
    void aMissingAccountIsMade() {
        Outcome outcome = scim.keep(server(), jane("jane@acme.test", "Jane"));

        assertThat(outcome).isEqualTo(new Outcome.Created("user-1", 201));
        assertThat(service.users()).singleElement().satisfies(user -> {
            assertThat(user.at("/externalId").asString()).isEqualTo(JANE);
            assertThat(user.at("/userName").asString()).isEqualTo("jane@acme.test");
            assertThat(user.at("/name/givenName").asString()).isEqualTo("Jane");
            assertThat(user.at("/emails/0/type").asString()).isEqualTo("work");
            assertThat(user.at("/emails/0/value").asString()).isEqualTo("jane@acme.test");
            assertThat(user.at("/urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/department")
                            .asString())
                    .isEqualTo("wholesale");
            assertThat(user.at("/schemas").size()).isEqualTo(2);
            assertThat(user.at("/active").asBoolean()).isTrue();
        });
    }

    @Test
    void whatIsAsItShouldBeIsNotTouched() {
        scim.keep(server(), jane("jane@acme.test", "Jane"));
        service.requests().clear();

        Outcome outcome = scim.keep(server(), jane("jane@acme.test", "Jane"));

        assertThat(outcome).isEqualTo(new Outcome.Unchanged("user-1", 200));
        assertThat(service.requests()).allMatch(request -> request.startsWith("GET "));
    }

    @Test
    @DisplayName("RFC 7644 §3.5.2")
    void onlyWhatDiffersIsPatched() {
        scim.keep(server(), jane("jane@acme.test", "Jane"));
        service.bodies().clear();

        Outcome outcome = scim.keep(server(), jane("jane@new.test", "Jane"));

        assertThat(outcome).isEqualTo(new Outcome.Changed("user-1", 200));
        assertThat(service.bodies().getLast())
                .contains("\"path\":\"userName\"", "\"path\":\"emails[type eq \\\"work\\\"].value\"")
                .doesNotContain("givenName");
        assertThat(service.users().getFirst().at("/emails/0/value").asString()).isEqualTo("jane@new.test");
        assertThat(service.users()).hasSize(1);
    }

    @Test
    void anElementThatIsNotThereIsAddedBecauseReplacingItWouldBeAnError() {
        String id = service.add("""
                {"externalId":"subject-of-jane","userName":"jane@acme.test","active":true,
                 "emails":[{"type":"home","value":"at@home.test"}]}
                """);

        Outcome outcome = scim.keep(server(), jane("jane@acme.test", "Jane"));

        assertThat(outcome).isEqualTo(new Outcome.Changed(id, 200));
        assertThat(service.users().getFirst().at("/emails").size()).isEqualTo(2);
        assertThat(service.users().getFirst().at("/emails/0/value").asString()).isEqualTo("at@home.test");
    }

    @Test
    void whatACustomerHasNoMoreIsRemoved() {
        scim.keep(server(), jane("jane@acme.test", "Jane"));
        Map<Path, Object> without =
                new LinkedHashMap<>(jane("jane@acme.test", "Jane").attributes());
        without.put(path("name.givenName"), null);

        scim.keep(server(), new Wanted(JANE, null, without, false, false));

        assertThat(service.users().getFirst().at("/name/givenName").isMissingNode())
                .isTrue();
    }

    @Test
    @DisplayName("RFC 7644 §3.5.1: PUT where the service cannot patch")
    void aServiceWithoutPatchGetsTheWholeWithWhatIsItsOwn() {
        service.withoutPatch();
        String id = service.add("""
                {"externalId":"subject-of-jane","userName":"old@acme.test","active":true,"nickName":"J",
                 "schemas":["urn:ietf:params:scim:schemas:core:2.0:User"]}
                """);

        Outcome outcome = scim.keep(server(), jane("jane@acme.test", "Jane"));

        assertThat(outcome).isEqualTo(new Outcome.Changed(id, 200));
        assertThat(service.requests()).anyMatch(request -> request.startsWith("PUT "));
        assertThat(service.requests()).noneMatch(request -> request.startsWith("PATCH "));
        assertThat(service.users().getFirst().at("/nickName").asString()).isEqualTo("J");
        assertThat(service.users().getFirst().at("/userName").asString()).isEqualTo("jane@acme.test");
    }

    @Test
    void aServiceThatDoesNotSayWhatItCanIsTriedOut() {
        service.withoutConfig().withoutPatch().withoutFilter();
        scim.keep(server(), jane("jane@acme.test", "Jane"));

        Outcome outcome = scim.keep(server(), jane("jane@new.test", "Jane"));

        assertThat(outcome).isEqualTo(new Outcome.Changed("user-1", 200));
        assertThat(service.users()).hasSize(1);
    }

    @Test
    @DisplayName("RFC 7644 §3.4.2.4: page by page where the service cannot filter")
    void aServiceWithoutFiltersIsReadPageByPage() {
        service.withoutFilter().pagesOf(2);
        for (int number = 0; number < 5; number++) {
            service.add("{\"userName\":\"u%d\",\"externalId\":\"e%d\"}".formatted(number, number));
        }
        scim.keep(server(), jane("jane@acme.test", "Jane"));

        Outcome outcome = scim.keep(server(), jane("jane@acme.test", "Jane"));

        assertThat(outcome).isInstanceOf(Outcome.Unchanged.class);
        assertThat(service.requests())
                .contains("GET /scim/Users?startIndex=3&count=2", "GET /scim/Users?startIndex=5&count=2");
    }

    @Test
    void aServiceThatIgnoresTheFilterDoesNotGiveSomebodyElsesAccount() {
        service.add("{\"userName\":\"other\",\"externalId\":\"other\"}");
        service.nextAnswers("GET /scim/Users?filter", 200, """
                {"totalResults":1,"Resources":[{"id":"user-1","userName":"other","externalId":"other"}]}
                """);

        Outcome outcome = scim.keep(server(), jane("jane@acme.test", "Jane"));

        assertThat(outcome).isInstanceOf(Outcome.Created.class);
        assertThat(service.users().getFirst().at("/userName").asString()).isEqualTo("other");
    }

    @Test
    void anAccountThatIsNowAnothersIsNotChangedByItsId() {
        String id = service.add("{\"userName\":\"other\",\"externalId\":\"other\"}");

        Outcome outcome = scim.deactivate(server(), JANE, Optional.of(id));

        assertThat(outcome).isInstanceOf(Outcome.Gone.class);
        assertThat(service.users().getFirst().path("active").isMissingNode()).isTrue();
    }

    @Test
    void twoAccountsOfOneCustomerAreNobodysToChoose() {
        service.add("{\"userName\":\"a\",\"externalId\":\"subject-of-jane\"}");
        service.add("{\"userName\":\"b\",\"externalId\":\"subject-of-jane\"}");

        Outcome outcome = scim.keep(server(), jane("jane@acme.test", "Jane"));

        assertThat(outcome).isEqualTo(new Outcome.Refused(Reason.AMBIGUOUS, 200));
    }

    @Test
    @DisplayName("RFC 7644 §3.3: 409 uniqueness")
    void aNameThatAnotherHasIsRefused() {
        service.add("{\"userName\":\"JANE@acme.test\",\"externalId\":\"other\"}");

        Outcome refused = scim.keep(server(), jane("jane@acme.test", "Jane"));
        Outcome stillRefused = scim.keep(server(), takingOver(jane("jane@acme.test", "Jane")));

        assertThat(refused).isEqualTo(new Outcome.Refused(Reason.TAKEN, 409));
        assertThat(stillRefused).isEqualTo(new Outcome.Refused(Reason.TAKEN, 409));
        assertThat(service.users().getFirst().at("/externalId").asString()).isEqualTo("other");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAccountThatALoginMadeIsTakenOverWhereThatIsAllowed(boolean search) {
        if (!search) {
            service.withoutSearch();
        }
        String id = service.add("{\"userName\":\"jane@acme.test\",\"active\":true}");

        Outcome refused = scim.keep(server(), jane("jane@acme.test", "Jane"));
        Outcome taken = scim.keep(server(), takingOver(jane("jane@acme.test", "Jane")));

        assertThat(refused).isEqualTo(new Outcome.Refused(Reason.TAKEN, 409));
        assertThat(taken).isEqualTo(new Outcome.Changed(id, 200));
        assertThat(service.users().getFirst().at("/externalId").asString()).isEqualTo(JANE);
    }

    @Test
    @DisplayName("RFC 7644 §7.5.2: no person in an address where the service has /.search")
    void aUserNameIsLookedForInABodyAndNotInAnAddress() {
        service.add("{\"userName\":\"jane@acme.test\",\"active\":true}");

        scim.keep(server(), takingOver(jane("jane@acme.test", "Jane")));

        assertThat(service.requests())
                .contains("POST /scim/Users/.search")
                .noneMatch(line -> line.contains("jane@acme"));
    }

    @Test
    void whoTheServiceShutOutStaysShutOut() {
        scim.keep(server(), jane("jane@acme.test", "Jane"));
        service.change("user-1", user -> user.put("active", false));

        scim.keep(server(), jane("jane@new.test", "Jane"));

        assertThat(service.users().getFirst().at("/active").asBoolean()).isFalse();
    }

    @Test
    void whoComesBackIsSwitchedOnAgain() {
        scim.keep(server(), jane("jane@acme.test", "Jane"));
        scim.deactivate(server(), JANE, Optional.empty());

        Outcome outcome = scim.keep(
                server(),
                new Wanted(JANE, "user-1", jane("jane@acme.test", "Jane").attributes(), true, false));

        assertThat(outcome).isEqualTo(new Outcome.Changed("user-1", 200));
        assertThat(service.users().getFirst().at("/active").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAccountIsSwitchedOffOnce(boolean patch) {
        if (!patch) {
            service.withoutPatch();
        }
        scim.keep(server(), jane("jane@acme.test", "Jane"));

        Outcome first = scim.deactivate(server(), JANE, Optional.empty());
        Outcome second = scim.deactivate(server(), JANE, Optional.of("user-1"));
        Outcome nobody = scim.deactivate(server(), "nobody", Optional.of("user-99"));

        assertThat(first).isEqualTo(new Outcome.Changed("user-1", 200));
        assertThat(second).isEqualTo(new Outcome.Unchanged("user-1", 200));
        assertThat(nobody).isInstanceOf(Outcome.Gone.class);
        assertThat(service.users().getFirst().at("/active").asBoolean()).isFalse();
        assertThat(service.users().getFirst().at("/userName").asString()).isEqualTo("jane@acme.test");
    }

    @Test
    @DisplayName("RFC 7644 §3.6")
    void anAccountIsDeletedOnce() {
        scim.keep(server(), jane("jane@acme.test", "Jane"));

        assertThat(scim.delete(server(), JANE, Optional.of("user-1"))).isEqualTo(new Outcome.Gone(204));
        assertThat(scim.delete(server(), JANE, Optional.of("user-1"))).isEqualTo(new Outcome.Gone(200));
        assertThat(service.users()).isEmpty();
    }

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

    @Test
    void whatWouldBeDoneIsToldWithoutDoingIt() {
        service.add("{\"userName\":\"taken@acme.test\",\"externalId\":\"other\"}");
        scim.keep(server(), jane("jane@acme.test", "Jane"));
        service.requests().clear();

        assertThat(scim.compare(server(), jane("jane@acme.test", "Jane"))).isEqualTo(new Difference.Nothing());
        assertThat(scim.compare(server(), jane("jane@acme.test", "Jane Ann")))
                .isEqualTo(new Difference.Updates(List.of("name.givenName")));
        assertThat(scim.compare(server(), named("new", "new@acme.test"))).isEqualTo(new Difference.Creates());
        assertThat(scim.compare(server(), named("new", "taken@acme.test"))).isEqualTo(new Difference.Collides());
        assertThat(service.requests())
                .allMatch(request -> request.startsWith("GET ") || request.equals("POST /scim/Users/.search"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void groupsAreJoinedMadeAndLeft(boolean patch) {
        if (!patch) {
            service.withoutPatch();
        }
        String id = scim.keep(server(), jane("jane@acme.test", "Jane")) instanceof Outcome.Created created
                ? created.id()
                : "";

        Outcome joined = scim.join(server(), id, Set.of("gold"), Set.of("silver"));
        Outcome again = scim.join(server(), id, Set.of("gold"), Set.of());
        Outcome moved = scim.join(server(), id, Set.of("silver"), Set.of("gold"));

        assertThat(joined).isEqualTo(new Outcome.Changed(id, 201));
        assertThat(again).isEqualTo(new Outcome.Unchanged(id, 200));
        assertThat(moved).isInstanceOf(Outcome.Changed.class);
        assertThat(service.groups())
                .hasSize(2)
                .satisfiesExactlyInAnyOrder(
                        gold -> {
                            assertThat(gold.at("/displayName").asString()).isEqualTo("gold");
                            assertThat(gold.at("/members").size()).isZero();
                        },
                        silver -> assertThat(silver.at("/members/0/value").asString())
                                .isEqualTo(id));
    }

    @Test
    @DisplayName("RFC 7644 §3.7")
    void manyAccountsAreMadeInFewRequests() {
        service.withBulk(2);
        service.add("{\"userName\":\"taken@acme.test\",\"externalId\":\"other\"}");
        List<Wanted> wanted = new ArrayList<>(List.of(
                named("a", "a@acme.test"),
                named("b", "b@acme.test"),
                named("c", "taken@acme.test"),
                named("d", "d@acme.test")));

        List<Outcome> outcomes = scim.keepAll(server(), wanted);

        assertThat(outcomes)
                .satisfiesExactly(
                        made -> assertThat(made).isInstanceOf(Outcome.Created.class),
                        made -> assertThat(made).isInstanceOf(Outcome.Created.class),
                        taken -> assertThat(taken).isEqualTo(new Outcome.Refused(Reason.TAKEN, 409)),
                        made -> assertThat(made).isInstanceOf(Outcome.Created.class));
        assertThat(service.users()).hasSize(4);
        assertThat(service.requests())
                .filteredOn(request -> request.equals("POST /scim/Bulk"))
                .hasSize(2);
    }

    @Test
    void whereNothingIsTakenInBulkEachGoesByItself() {
        List<Outcome> outcomes = scim.keepAll(server(), List.of(named("a", "a@acme.test"), named("b", "b@acme.test")));

        assertThat(outcomes).allMatch(Outcome.Created.class::isInstance);
        assertThat(service.requests()).noneMatch(request -> request.contains("Bulk"));
    }

    private static Settings settings(String privateAddresses) {
        return new Variables(Map.of("RIALTO_ALLOW_PRIVATE_ADDRESSES", privateAddresses)::get).read();
    }

    private ScimServer server() {
        return new ScimServer(service.url(), new Bearer(ScimService.TOKEN));
    }

    private static Wanted jane(String email, String firstName) {
        Map<Path, Object> attributes = new LinkedHashMap<>();
        attributes.put(path("userName"), email);
        attributes.put(path("name.givenName"), firstName);
        attributes.put(path("emails[type eq \"work\"].value"), email);
        attributes.put(path("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"), "wholesale");
        return new Wanted(JANE, null, attributes, false, false);
    }

    private static Wanted named(String externalId, String userName) {
        return new Wanted(externalId, null, Map.of(path("userName"), userName), false, false);
    }

    private static Wanted takingOver(Wanted wanted) {
        return new Wanted(wanted.externalId(), null, wanted.attributes(), false, true);
    }

    private static Path path(String text) {
        return Path.of(text).orElseThrow();
    }
}
