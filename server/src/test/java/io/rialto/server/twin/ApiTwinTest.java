package io.rialto.server.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.externalservice.AccountApi;
import io.rialto.server.externalservice.AccountApi.Form;
import io.rialto.server.externalservice.ExternalService.Release;
import io.rialto.server.twin.ApiCall.Reply;
import io.rialto.server.twin.ApiCaller.Outcome;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the twin of a service's API takes of whoever calls it, and what it says of a launch that believes too much. */
class ApiTwinTest {

    private static final String JANE = "jane@example.test";
    private static final String NUMBER = "123456789";
    private static final URI PEOPLE = URI.create("https://api.test/people");
    private static final ApiCall SEARCH = new ApiCall(
            "GET",
            URI.create(PEOPLE + "?email%3Ain=jane%40example.test"),
            Map.of("X-Auth-Token", "s3cret", "X-Client", "c"),
            null,
            null);
    private static final ApiCall CREATION = new ApiCall(
            "POST",
            PEOPLE,
            Map.of("x-auth-token", "s3cret", "X-Client", "c"),
            "application/json",
            "[{\"email\":\"Jane@example.test\",\"name\":\"Jane\"}]");

    @Test
    void whoIsUnknownIsMadeAndFoundTheNextTime() {
        ApiDesk desk = desk(new ApiMood.Usual(false));

        assertThat(desk.answer(SEARCH).body()).isEqualTo("{\"data\":[]}");
        assertThat(desk.answer(CREATION).body()).isEqualTo("{\"data\":[{\"id\":123456789}]}");
        assertThat(desk.passed()).isTrue();
        ApiTalk talk = desk.talk().orElseThrow();
        assertThat(talk.account()).isEqualTo(NUMBER);
        assertThat(talk.found()).isFalse();
        assertThat(talk.told()).containsEntry("name", List.of("Jane"));

        ApiDesk later = desk(new ApiMood.Usual(true));
        assertThat(later.answer(SEARCH).body())
                .isEqualTo("{\"data\":[{\"id\":123456789,\"email\":\"jane@example.test\"}]}");
        assertThat(later.talk().orElseThrow().found()).isTrue();
    }

    @Test
    void anotherCustomerIsNotFound() {
        ApiDesk desk = desk(new ApiMood.Usual(true));

        Reply reply = desk.answer(at("https://api.test/people?email%3Ain=john%40example.test", SEARCH));

        assertThat(reply.body()).isEqualTo("{\"data\":[]}");
    }

    static Stream<Arguments> searches() {
        return Stream.of(
                wrong("Search: where it goes", 404, call -> at("https://elsewhere.test/people", call)),
                wrong("Search: where it goes", 404, call -> at("https://api.test/People", call)),
                wrong("Search: the secret in X-Auth-Token", 401, call -> shown(call, "guessed")),
                wrong("Search: the secret in X-Auth-Token", 401, call -> shown(call, "S3CRET")),
                wrong("Search: the secret in X-Auth-Token", 401, call -> shown(call, null)),
                wrong("Search: what it asks by", 400, call -> at("https://api.test/people", call)),
                wrong("Search: what it asks by", 400, call -> at("https://api.test/people?email=" + JANE, call)),
                wrong("Search: what it asks by", 400, call -> at(SEARCH.url() + "&all=1", call)),
                wrong(
                        "Search: what it asks by",
                        400,
                        call -> at(SEARCH.url() + "&email%3Ain=john%40example.test", call)),
                wrong("Search: email:in", 400, call -> at("https://api.test/people?email%3Ain=jane", call)));
    }

    @ParameterizedTest
    @MethodSource("searches")
    void aSearchThatIsNotAsAgreedIsRefused(String check, int status, UnaryOperator<ApiCall> fault) {
        ApiDesk desk = desk(new ApiMood.Usual(true));

        Reply reply = desk.answer(fault.apply(SEARCH));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(failed(desk)).containsExactly(check);
        assertThat(reply.body()).doesNotContain(NUMBER);
    }

    static Stream<Arguments> creations() {
        return Stream.of(
                wrong("New account: where it goes", 404, call -> at("https://api.test/other", call)),
                wrong("New account: where it goes", 404, call -> method("PUT", call)),
                wrong("New account: the secret in X-Auth-Token", 401, call -> shown(call, "guessed")),
                wrong(
                        "New account: the header X-Client",
                        401,
                        call -> new ApiCall(
                                "POST", call.url(), Map.of("X-Auth-Token", "s3cret"), call.mediaType(), call.body())),
                wrong("New account: media type", 400, call -> body("text/plain", call.body())),
                wrong("New account: media type", 400, call -> body(null, null)),
                wrong("New account: the body can be read", 400, call -> json("{\"email\":\"jane@example.test\"}")),
                wrong("New account: the body can be read", 400, call -> json("[]")),
                wrong("New account: the body can be read", 400, call -> json("[{},{}]")),
                wrong("New account: the body can be read", 400, call -> json("[\"jane@example.test\"]")),
                wrong("New account: the body can be read", 400, call -> json("data=%5B%5D")),
                wrong("New account: the body can be read", 400, call -> json("[".repeat(30_000))),
                wrong(
                        "New account: the body can be read",
                        400,
                        call -> json("[{\"email\":\"" + "j".repeat(70_000) + "\"}]")),
                wrong(
                        "New account: what an account needs",
                        422,
                        call -> json("[{\"email\":\"jane@example.test\",\"name\":\" \"}]")),
                wrong("New account: what an account needs", 422, call -> json("[{\"email\":\"jane@example.test\"}]")),
                wrong(
                        "New account: it tells nothing else",
                        422,
                        call -> json("[{\"email\":\"jane@example.test\",\"name\":\"Jane\",\"vat\":\"1\"}]")),
                wrong("New account: email", 422, call -> json("[{\"email\":\"jane\",\"name\":\"Jane\"}]")),
                wrong(
                        "New account: email",
                        422,
                        call -> json("[{\"email\":[\"jane@example.test\",\"b@example.test\"],\"name\":\"Jane\"}]")),
                wrong(
                        "New account: of whom it looked for",
                        422,
                        call -> json("[{\"email\":\"john@example.test\",\"name\":\"Jane\"}]")));
    }

    @ParameterizedTest
    @MethodSource("creations")
    void aCreationThatIsNotAsAgreedMakesNobody(String check, int status, UnaryOperator<ApiCall> fault) {
        ApiDesk desk = desk(new ApiMood.Usual(false));
        desk.answer(SEARCH);

        Reply reply = desk.answer(fault.apply(CREATION));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(failed(desk)).contains(check);
        assertThat(desk.talk().orElseThrow().account()).isEmpty();
    }

    @Test
    void whatASecretIsIsNeverShown() {
        ApiDesk desk = desk(new ApiMood.Usual(false));

        desk.answer(shown(SEARCH, "another-services-secret"));
        desk.answer(SEARCH);

        assertThat(desk.talk().orElseThrow().checks().toString()).doesNotContain("another-services", "s3cret");
        assertThat(contract(null).toString()).doesNotContain("s3cret");
    }

    @Test
    void whoeverAsksOnAndOnIsToldToWait() {
        ApiDesk desk = desk(new ApiMood.Usual(true));
        for (int call = 0; call < 8; call++) {
            assertThat(desk.answer(SEARCH).status()).isEqualTo(200);
        }

        assertThat(desk.answer(SEARCH).status()).isEqualTo(429);
        assertThat(desk.answer(CREATION).status()).isEqualTo(429);
    }

    @ParameterizedTest
    @CsvSource({
        "JSON, application/json, '{\"email\":\"jane@example.test\",\"name\":\"J\"}'",
        "LIST, application/json, '[{\"email\":\"jane@example.test\",\"name\":\"J\"}]'",
        "DATA, application/x-www-form-urlencoded, data=%7B%22email%22%3A%22jane%40example.test%22%2C%22name%22%3A%22J%22%7D"
    })
    void everyFormIsRead(Form form, String mediaType, String body) {
        ApiContract contract = contract(null, form, null);
        ApiDesk desk = new ApiDesk(contract, new ApiMood.Usual(false), new SecureRandom());

        assertThat(desk.answer(new ApiCall("POST", PEOPLE, CREATION.headers(), mediaType, body))
                        .status())
                .isEqualTo(200);
        for (Form other : Form.values()) {
            ApiDesk another = new ApiDesk(contract(null, other, null), new ApiMood.Usual(false), new SecureRandom());
            int status = another.answer(new ApiCall("POST", PEOPLE, CREATION.headers(), mediaType, body))
                    .status();
            assertThat(status).isEqualTo(other == form ? 200 : 400);
        }
    }

    @Test
    void theLandingMustBeWithinThePages() {
        ApiContract contract = contract(URI.create("https://id.test/in"), Form.JSON, "to");
        String body = "{\"email\":\"jane@example.test\",\"name\":\"J\",\"to\":\"%s\"}";

        ApiDesk good = new ApiDesk(contract, new ApiMood.Usual(false), new SecureRandom());
        ApiDesk bad = new ApiDesk(contract, new ApiMood.Usual(false), new SecureRandom());

        ApiDesk beside = new ApiDesk(contract, new ApiMood.Usual(false), new SecureRandom());
        assertThat(beside.answer(json(body.formatted("https://id.test/in.elsewhere.test")))
                        .status())
                .isEqualTo(422);
        assertThat(good.answer(json(body.formatted("https://id.test/in"))).body())
                .startsWith("{\"data\":[{\"id\":\"https://id.test/in?pass=");
        assertThat(good.talk().orElseThrow().told()).doesNotContainKey("to");
        assertThat(bad.answer(json(body.formatted("https://elsewhere.test"))).status())
                .isEqualTo(422);
    }

    /** A launch that believes everything, and tries again and again. */
    enum Lax {
        TAKES_WHATEVER_IS_THERE,
        MAKES_A_SECOND_ACCOUNT,
        GIVES_UP_WHEN_OVERTAKEN,
        ASKS_AGAIN_WHEN_REFUSED,
        NONE;

        Outcome ask(Function<ApiCall, Reply> api) {
            Reply search = api.apply(SEARCH);
            if (search.status() != 200) {
                if (this == ASKS_AGAIN_WHEN_REFUSED) {
                    var again = api.apply(SEARCH);
                    return stopped(again.status());
                }
                return stopped(search.status());
            }
            Optional<String> id = id(search);
            if (id.isPresent()) {
                boolean good = search.body().contains(JANE) && id.get().matches("[0-9]+");
                if (good && this == MAKES_A_SECOND_ACCOUNT) {
                    return new Outcome.Entered(id(api.apply(CREATION)).orElse(id.get()));
                }
                return good || this == TAKES_WHATEVER_IS_THERE
                        ? new Outcome.Entered(id.get())
                        : new Outcome.Stopped("account_declined", "No");
            }
            Reply made = api.apply(CREATION);
            if (made.status() == 200) {
                return new Outcome.Entered(id(made).orElseThrow());
            }
            return this == GIVES_UP_WHEN_OVERTAKEN
                    ? new Outcome.Stopped("account_declined", "No")
                    : new Outcome.Entered(id(api.apply(SEARCH)).orElseThrow());
        }

        private static Outcome stopped(int status) {
            return new Outcome.Stopped(
                    switch (status) {
                        case 429 -> "account_busy";
                        case 503 -> "account_unanswered";
                        default -> "account_declined";
                    },
                    "No");
        }

        private static Optional<String> id(Reply reply) {
            Map<String, Object> members =
                    Json.of(reply.body()).map(Json::members).orElse(Map.of());
            return members.get("data") instanceof List<?> data && !data.isEmpty()
                    ? Optional.of(String.valueOf(((Map<?, ?>) data.getFirst()).get("id")))
                    : Optional.empty();
        }
    }

    @ParameterizedTest
    @EnumSource(Lax.class)
    void aLaunchThatBelievesTooMuchIsFound(Lax lax) {
        ApiTwin twin = new ApiTwin(contract(null), lax::ask, new SecureRandom());
        ApiDesk desk = twin.desk(false);
        desk.answer(SEARCH);
        desk.answer(CREATION);

        Judgement judgement = twin.judged(message(NUMBER), desk.talk().orElseThrow());

        assertThat(failed(judgement))
                .containsExactlyElementsOf(
                        switch (lax) {
                            case NONE -> List.of();
                            case TAKES_WHATEVER_IS_THERE ->
                                List.of(
                                        "A search that answers somebody else",
                                        "An answer that can be no account’s name");
                            case MAKES_A_SECOND_ACCOUNT -> List.of("The same customer comes again");
                            case GIVES_UP_WHEN_OVERTAKEN ->
                                List.of("Somebody makes the account at the same moment (409, 422)");
                            case ASKS_AGAIN_WHEN_REFUSED ->
                                List.of(
                                        "The API refuses the secret (401)",
                                        "The API wants no more calls for now (429)",
                                        "The API has a fault of its own (503)");
                        });
        assertThat(judgement.person().isPresent()).isEqualTo(lax == Lax.NONE);
    }

    @ParameterizedTest
    @CsvSource({"123456788", "''", "9123456789"})
    void aMessageWithAnotherAccountIsNotTaken(String number) {
        ApiTwin twin = new ApiTwin(contract(null), Lax.NONE::ask, new SecureRandom());
        ApiDesk desk = twin.desk(true);
        desk.answer(SEARCH);

        Judgement judgement = twin.judged(message(number), desk.talk().orElseThrow());

        assertThat(failed(judgement)).containsExactly("The account in the message (member)");
        assertThat(judgement.person()).isEmpty();
    }

    @Test
    void whomTheShopKnowsNobodyIsAskedAbout() {
        ApiTwin twin = new ApiTwin(
                contract(null),
                api -> {
                    throw new AssertionError("asked");
                },
                new SecureRandom());

        assertThat(twin.judged(message("77"), null).person().orElseThrow().value())
                .isEqualTo("77");
        assertThat(failed(twin.judged(message(""), null))).containsExactly("The account in the message (member)");
    }

    @Test
    void aLaunchThatLeavesThePagesIsFound() {
        ApiContract contract = contract(URI.create("https://id.test/in"), Form.JSON, null);
        String body = "{\"email\":\"jane@example.test\",\"name\":\"J\"}";
        ApiTwin careless = new ApiTwin(
                contract,
                api -> {
                    Reply reply = api.apply(json(body));
                    return reply.status() == 200
                            ? new Outcome.Entered(Lax.id(reply).orElseThrow())
                            : Lax.stopped(reply.status());
                },
                new SecureRandom());
        ApiDesk desk = careless.desk(false);
        desk.answer(json(body));
        ApiTalk talk = desk.talk().orElseThrow();

        Judgement judgement = careless.judged(
                new PassTwin(contract, talk).judge(new Parcel("GET", Map.of("pass", talk.account())), Instant.EPOCH),
                talk);

        assertThat(failed(judgement)).containsExactly("An answer that leads out of the service’s pages");
        assertThat(judgement.checks().toString()).doesNotContain(talk.account());
    }

    @Test
    void whoBringsNothingOrByAnotherWayIsNotLetIn() {
        ApiContract contract = contract(URI.create("https://id.test/in"), Form.JSON, null);
        ApiTalk talk = new ApiTalk(List.of(), "word", false, Map.of("email", List.of(JANE)));
        ApiTalk empty = new ApiTalk(List.of(), "", false, Map.of());

        assertThat(passed(contract, talk, "GET", "word")).isTrue();
        assertThat(passed(contract, talk, "POST", "word")).isFalse();
        assertThat(passed(contract, talk, "GET", "")).isFalse();
        assertThat(passed(contract, talk, "GET", "Word")).isFalse();
        assertThat(passed(contract, empty, "GET", "")).isFalse();
        assertThat(passed(contract, null, "GET", "")).isFalse();
    }

    private static boolean passed(ApiContract contract, @Nullable ApiTalk talk, String method, String word) {
        return new PassTwin(contract, talk)
                .judge(new Parcel(method, Map.of("pass", word)), Instant.EPOCH)
                .person()
                .isPresent();
    }

    private static Judgement message(String number) {
        return new Judgement(List.of(), Optional.of(new Person("email", JANE, Map.of("member", List.of(number)))));
    }

    private static ApiDesk desk(ApiMood mood) {
        return new ApiDesk(contract(null), mood, new SecureRandom());
    }

    private static ApiContract contract(@Nullable URI pages) {
        return contract(pages, Form.LIST, null);
    }

    private static ApiContract contract(@Nullable URI pages, Form form, @Nullable String target) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("email", "customer.email");
        attributes.put("name", "customer.first_name");
        return new ApiContract(
                new AccountApi(
                        null,
                        Map.of("X-Auth-Token", AccountApi.SECRET, "X-Client", "c"),
                        pages == null && form == Form.LIST
                                ? new AccountApi.Find(
                                        PEOPLE, Map.of("email:in", "customer.email"), "/data/0/id", "/data/0/email")
                                : null,
                        new AccountApi.Make(
                                PEOPLE,
                                form,
                                new Release(attributes, Set.of("email", "name"), Set.of()),
                                "/data/0/id",
                                target),
                        pages == null ? "member" : null),
                "s3cret",
                NUMBER,
                JANE,
                pages);
    }

    private static Arguments wrong(String check, int status, UnaryOperator<ApiCall> fault) {
        return Arguments.of(check, status, fault);
    }

    private static ApiCall at(String url, ApiCall call) {
        return new ApiCall(call.method(), URI.create(url), call.headers(), call.mediaType(), call.body());
    }

    private static ApiCall method(String method, ApiCall call) {
        return new ApiCall(method, call.url(), call.headers(), call.mediaType(), call.body());
    }

    private static ApiCall shown(ApiCall call, @Nullable String secret) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("X-Client", "c"));
        if (secret != null) {
            headers.put("X-Auth-Token", secret);
        }
        return new ApiCall(call.method(), call.url(), headers, call.mediaType(), call.body());
    }

    private static ApiCall body(@Nullable String mediaType, @Nullable String body) {
        return new ApiCall("POST", PEOPLE, CREATION.headers(), mediaType, body);
    }

    private static ApiCall json(String body) {
        return body("application/json", body);
    }

    private static List<String> failed(ApiDesk desk) {
        return failed(new Judgement(desk.talk().orElseThrow().checks(), Optional.empty()));
    }

    private static List<String> failed(Judgement judgement) {
        return judgement.checks().stream()
                .filter(check -> check.verdict() == Check.Verdict.FAILED)
                .map(Check::what)
                .toList();
    }
}
