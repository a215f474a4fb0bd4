package io.rialto.server.jsonapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rialto.server.database.TestDatabase;
import io.rialto.server.jsonapi.ApiClient.Reply;
import io.rialto.server.startup.RunningServer;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON:API through a running server, on each database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ProtocolTest {

    private static final String JSON_API = "application/vnd.api+json";

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static ApiClient owner;
    private static ApiClient auditor;

    ProtocolTest(TestDatabase ignored) {}

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) {
        Map<String, String> environment = new HashMap<>();
        environment.put("RIALTO_PUBLIC_URL", "http://127.0.0.1:8080");
        environment.put("RIALTO_CORS_ORIGINS", "https://app.example");
        environment.put("RIALTO_TRUSTED_PROXIES", "127.0.0.1");
        if (database == TestDatabase.POSTGRESQL) {
            environment.put("RIALTO_DATABASE_URL", TestDatabase.freshPostgreSqlUrl());
        }
        server = RunningServer.start(folder.resolve(database.name()), environment, Notebooks.Beans.class);
        owner = new ApiClient(server, "owner-enterprise");
        auditor = new ApiClient(server, "auditor-enterprise");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        // Nothing burns: it is the failure among the actions.
        assertThat(owner.neverSeen("/notebooks")).isSubsetOf("POST /notebooks/{id}/burn 202");
        server.close();
    }

    @Test
    void whatIsMadeIsShownInFull() {
        Reply made = owner.post("notebooks", """
            {"data":{"type":"notebooks","attributes":{"title":"Full","pages":7,"secret":"s3cret","reference":"r",
            "metadata":{"a":[1,{"b":null}],"c":1.5}},"relationships":{}}}
            """).is(201);

        String id = made.text("/data/id");
        assertThat(id).matches("[A-Za-z]{10}");
        assertThat(made.header("Content-Type")).isEqualTo(JSON_API);
        assertThat(made.header("Location")).isEqualTo("http://127.0.0.1:8080/api/notebooks/" + id);
        assertThat(made.text("/data/links/self")).isEqualTo("http://127.0.0.1:8080/api/notebooks/" + id);
        assertThat(made.text("/data/type")).isEqualTo("notebooks");
        assertThat(made.at("/data/attributes").toString())
                .startsWith("{\"title\":\"Full\",\"color\":\"blue\",\"pages\":7,\"lined\":true,\"secret\":\"********\","
                        + "\"closed_at\":null,\"created_at\":\"")
                .endsWith(
                        "\"reference\":\"r\",\"reference_origin\":null,\"metadata\":{\"a\":[1,{\"b\":null}],\"c\":1.5}}");
        assertThat(made.text("/data/attributes/created_at"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(made.at("/data/relationships").toString())
                .isEqualTo("{\"writer\":{\"links\":{\"self\":\"http://127.0.0.1:8080/api/notebooks/" + id
                        + "/relationships/writer\",\"related\":\"http://127.0.0.1:8080/api/notebooks/" + id
                        + "/writer\"}}}");
        assertThat(made.text("/data/meta/smell")).isEqualTo("leather");
        assertThat(made.json().has("included")).isFalse();
        assertThat(owner.get("notebooks/" + id).is(200).at("/data")).isEqualTo(made.at("/data"));
    }

    @Test
    void everyAnswerHasItsHeaders() {
        Reply reply = owner.get("notebooks/" + made("Headers")).is(200);

        assertThat(reply.header("X-Ratelimit-Limit")).isNotEmpty();
        assertThat(reply.header("X-Ratelimit-Interval")).isNotEmpty();
        assertThat(reply.header("X-Ratelimit-Remaining")).isNotEmpty();
        assertThat(reply.header("X-Request-Id")).matches("[0-9A-Z]{12}");
        assertThat(reply.header("ETag")).matches("W/\"[^\"]+\"");
        assertThat(reply.header("Cache-Control")).isEqualTo("max-age=0, private, must-revalidate");
        assertThat(reply.header("Vary")).contains("Accept", "Accept-Encoding", "Origin");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
        Reply refused = owner.get("notebooks/nothingNot").isRefused(404, "RECORD_NOT_FOUND");
        assertThat(refused.header("Content-Type")).isEqualTo(JSON_API + ";charset=utf-8");
        assertThat(refused.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(refused.text("/meta/reference")).isEqualTo(refused.header("X-Request-Id"));
    }

    @Test
    void aChangeTouchesOnlyWhatItNames() {
        String id = made("Change me");

        Reply changed = owner.patch("notebooks/" + id, """
            {"data":{"type":"notebooks","attributes":{"pages":9,"reference":null},"relationships":{},"id":"%s"}}
            """.formatted(id)).is(200);
        Reply cleared = owner.patch("notebooks/" + id, """
            {"data":{"attributes":{"pages":null},"id":"%s","type":"notebooks"}}
            """.formatted(id)).is(200);

        assertThat(changed.text("/data/attributes/title")).isEqualTo("Change me");
        assertThat(changed.at("/data/attributes/pages").asInt()).isEqualTo(9);
        assertThat(cleared.at("/data/attributes/pages").isNull()).isTrue();
    }

    @Test
    void aTriggerDoesSomethingAndIsNeverShown() {
        String id = made("Trigger");

        Reply closed = owner.patch("notebooks/" + id, """
            {"data":{"type":"notebooks","attributes":{"_close":true},"relationships":{},"id":"%s"}}
            """.formatted(id)).is(200);
        Reply nothing = owner.patch("notebooks/" + id, """
            {"data":{"type":"notebooks","attributes":{"_open":false},"id":"%s"}}
            """.formatted(id)).is(200);

        assertThat(closed.at("/data/attributes/closed_at").isNull()).isFalse();
        assertThat(closed.http().body()).doesNotContain("_close");
        assertThat(nothing.at("/data/attributes/closed_at").isNull()).isFalse();
        owner.patch("notebooks/" + id, """
            {"data":{"type":"notebooks","attributes":{"_open":true,"_close":true},"id":"%s"}}
            """.formatted(id)).isRefused(422, "VALIDATION_ERROR");
        owner.delete("notebooks/" + id).isRefused(423, "LOCKED");
        owner.post("notebooks/" + id + "/burn", "{\"data\":{}}").isRefused(409, "CONFLICT");
    }

    @Test
    void whatIsDeletedIsGone() {
        String id = made("Gone");

        Reply deleted = owner.delete("notebooks/" + id).is(204);

        assertThat(deleted.http().body()).isEmpty();
        assertThat(deleted.http().headers().firstValue("Content-Type")).isEmpty();
        assertThat(deleted.header("Cache-Control")).isEqualTo("no-cache");
        owner.delete("notebooks/" + id).isRefused(404, "RECORD_NOT_FOUND");
    }

    @Test
    void aListHasPagesCountsAndLinks() {
        String mark = mark();
        for (int each = 0; each < 3; each++) {
            made(mark + each);
        }

        Reply page = owner.get("notebooks?filter%5Bq%5D%5Btitle_start%5D=" + mark
                        + "&page%5Bnumber%5D=2&page%5Bsize%5D=1&sort=-title,id")
                .is(200);

        assertThat(page.text("/data/0/attributes/title")).isEqualTo(mark + 1);
        assertThat(page.at("/meta").toString()).isEqualTo("{\"record_count\":3,\"page_count\":3}");
        assertThat(page.text("/links/first"))
                .isEqualTo("http://127.0.0.1:8080/api/notebooks?filter%5Bq%5D%5Btitle_start%5D=" + mark
                        + "&page%5Bnumber%5D=1&page%5Bsize%5D=1&sort=-title%2Cid");
        assertThat(page.text("/links/prev")).contains("page%5Bnumber%5D=1&");
        assertThat(page.text("/links/next")).contains("page%5Bnumber%5D=3&");
        assertThat(page.text("/links/last")).contains("page%5Bnumber%5D=3&");
        assertThat(owner.get("notebooks").is(200).at("/data").size()).isLessThanOrEqualTo(10);
        assertThat(owner.get("notebooks?page[size]=25".replace("[", "%5B").replace("]", "%5D"))
                        .is(200)
                        .at("/data")
                        .size())
                .isLessThanOrEqualTo(25);
    }

    @Test
    void anEmptyListHasOnePage() {
        Reply page =
                owner.get("notebooks?filter%5Bq%5D%5Btitle_eq%5D=" + mark()).is(200);

        assertThat(page.at("/data").isEmpty()).isTrue();
        assertThat(page.at("/meta").toString()).isEqualTo("{\"record_count\":0,\"page_count\":1}");
    }

    @ParameterizedTest
    @CsvSource({
        "title_eq=Org+auth0, 1",
        "title_eq=Org%20auth0, 1",
        "title_or_reference_cont=AUTH, 1",
        "writer_email_eq=jane%40acme.test, 1",
        "writer_email_eq=john%40acme.test, 0",
        "created_at_gt=2019-01-01T00%3A00%3A00.000Z, 1",
        "metadata_jcont=%7B%22foo%22%3A%22bar%22%7D, 1",
        "metadata_jcont=%7B%22foo%22%3A%22baz%22%7D, 0",
        "lined_true=true, 1",
        "closed_at_null=true, 1",
        "title_in=a%2COrg+auth0, 1"
    })
    void filtersFind(String filter, int count) {
        owner.post("notebooks", """
            {"data":{"type":"notebooks","attributes":{"title":"Org auth0","metadata":{"foo":"bar"}}}}
            """);

        String at = "notebooks?filter%5Bq%5D%5Btitle_eq%5D=Org+auth0&filter%5Bq%5D%5B" + filter.replace("=", "%5D=");

        assertThat(owner.get(
                                filter.startsWith("title_eq")
                                        ? at.substring(0, 9) + "?" + at.substring(at.lastIndexOf('&') + 1)
                                        : at)
                        .is(200)
                        .at("/meta/record_count")
                        .asInt())
                .isEqualTo(count);
    }

    @Test
    void relatedResourcesComeAlongWhenTheyAreIncluded() {
        String id = made("Included");

        Reply one = owner.get("notebooks/" + id + "?include=writer").is(200);
        Reply deep = owner.get("notebooks/" + id + "?include=writer.notebooks").is(200);

        assertThat(one.at("/data/relationships/writer/data").toString())
                .isEqualTo("{\"type\":\"writers\",\"id\":\"jane\"}");
        assertThat(one.at("/included").size()).isEqualTo(1);
        assertThat(one.text("/included/0/attributes/first_name")).isEqualTo("jane");
        assertThat(one.at("/included/0/relationships/notebooks").has("data")).isFalse();
        assertThat(deep.at("/included/0/relationships/notebooks/data").isEmpty()
                        && deep.at("/included").size() < 2)
                .isFalse();
        assertThat(deep.at("/included").toString())
                .doesNotContain("\"id\":\"" + id + "\",\"type\":\"notebooks\",\"links\"");
    }

    @Test
    void fieldsShowNoMoreThanWasAskedFor() {
        String id = made("Fields");

        Reply reply = owner.get("notebooks/" + id
                        + "?fields%5Bnotebooks%5D=title,writer&fields%5Bwriters%5D=first_name&include=writer")
                .is(200);

        assertThat(reply.at("/data/attributes").toString()).isEqualTo("{\"title\":\"Fields\"}");
        assertThat(reply.at("/data/relationships").has("writer")).isTrue();
        assertThat(reply.at("/included/0/relationships").isEmpty()).isTrue();
    }

    @Test
    void relationshipsHaveAddressesOfTheirOwn() {
        String id = made("Related");

        assertThat(owner.get("notebooks/" + id + "/writer").is(200).text("/data/id"))
                .isEqualTo("jane");
        assertThat(owner.get("notebooks/" + id + "/relationships/writer")
                        .is(200)
                        .at("/data")
                        .toString())
                .isEqualTo("{\"type\":\"writers\",\"id\":\"jane\"}");
        assertThat(owner.get("writers/jane/notebooks?page%5Bsize%5D=1&filter%5Bq%5D%5Bid_eq%5D=" + id)
                        .is(200)
                        .at("/meta/record_count")
                        .asInt())
                .isEqualTo(1);
        assertThat(owner.get("writers/john/notebooks?filter%5Bq%5D%5Bid_eq%5D=" + id)
                        .is(200)
                        .at("/data")
                        .isEmpty())
                .isTrue();
        owner.get("notebooks/nothingNot/writer").isRefused(404, "RECORD_NOT_FOUND");
    }

    @Test
    void onesOwnNeedsNoId() {
        assertThat(owner.get("writer").is(200).text("/data/id")).isEqualTo("jane");
        assertThat(owner.patch("writer", """
            {"data":{"type":"writers","attributes":{"first_name":"Jane"},"relationships":{}}}
            """).is(200).text("/data/type")).isEqualTo("writers");
    }

    @Test
    void anActionAnswersWithoutABody() {
        String id = made("Hand over");

        Reply handed =
                owner.patch("notebooks/" + id + "/hand_over", """
                    {"data":{"type":"notebooks","attributes":{"to":"john"},"relationships":{},"id":"%s"}}
                    """.formatted(id)).is(202);

        assertThat(handed.http().body()).isEmpty();
        assertThat(owner.get("notebooks/" + id + "/writer").text("/data/id")).isEqualTo("john");
        owner.patch("notebooks/" + id + "/hand_over", "{\"data\":{}}").isRefused(422, "VALIDATION_ERROR");
        owner.get("notebooks/" + id + "/hand_over").isRefused(405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void whatIsKnownIsNotSentAgain() {
        String id = made("Tagged");
        String tag = owner.get("notebooks/" + id).header("ETag");

        Reply again = owner.get("notebooks/" + id, "If-None-Match", tag).is(304);
        Reply other = owner.get("notebooks/" + id + "?fields%5Bnotebooks%5D=title", "If-None-Match", tag)
                .is(200);

        assertThat(again.http().body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(other.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void aChangeOfWhatSomebodyElseChangedIsRefused() {
        String id = made("If-Match");
        String seen =
                owner.get("notebooks/" + id + "?fields%5Bnotebooks%5D=title").header("ETag");
        String body = """
            {"data":{"type":"notebooks","attributes":{"pages":1},"id":"%s"}}
            """.formatted(id);

        owner.patch("notebooks/" + id, body, "If-Match", seen).is(200);
        owner.patch("notebooks/" + id, body, "If-Match", seen).isRefused(412, "PRECONDITION_FAILED");
        owner.delete("notebooks/" + id, "If-Match", seen).isRefused(412, "PRECONDITION_FAILED");

        owner.delete("notebooks/" + id, "If-Match", "*").is(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "owner enterprise"})
    void withoutAGoodTokenNothingIsSaid(String token) {
        Reply reply = new ApiClient(server, token).get("notebooks").isRefused(401, "INVALID_TOKEN");

        assertThat(reply.at("/errors").toString())
                .isEqualTo("[{\"title\":\"Invalid token\",\"detail\":\"The access token you provided is invalid.\","
                        + "\"code\":\"INVALID_TOKEN\",\"status\":\"401\",\"meta\":{}}]");
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer ");
        new ApiClient(server, token).get("nowhere").isRefused(401, "INVALID_TOKEN");
    }

    @Test
    void whoMayNotWriteIsToldWhy() {
        Reply refused = auditor.post("notebooks", creation("No")).isRefused(403, "UNAUTHORIZED");

        assertThat(refused.text("/errors/0/title")).isEqualTo("Access denied");
        assertThat(refused.text("/errors/0/detail")).isEqualTo("Only the owner makes notebooks.");
    }

    @Test
    void faultsAreNamedOneByOne() {
        Reply refused = owner.post("notebooks", """
            {"data":{"type":"notebooks","attributes":{"title":" ","color":"green","lined":null}}}
            """).isRefused(422, "VALIDATION_ERROR");

        assertThat(refused.at("/errors").toString())
                .isEqualTo(
                        "[{\"title\":\"can't be blank\",\"detail\":\"title - can't be"
                                + " blank\",\"code\":\"VALIDATION_ERROR\","
                                + "\"source\":{\"pointer\":\"/data/attributes/title\"},\"status\":\"422\",\"meta\":{\"error\":\"blank\"}},{\"title\":\"is"
                                + " not included in the list\",\"detail\":\"color - is not included in the list\","
                                + "\"code\":\"VALIDATION_ERROR\",\"source\":{\"pointer\":\"/data/attributes/color\"},\"status\":\"422\",\"meta\":{\"error\":\"inclusion\"}},{\"title\":\"can't"
                                + " be blank\",\"detail\":\"lined - can't be blank\",\"code\":\"VALIDATION_ERROR\","
                                + "\"source\":{\"pointer\":\"/data/attributes/lined\"},\"status\":\"422\",\"meta\":{\"error\":\"blank\"}}]");
        made("Taken");
        Reply taken = owner.post("notebooks", creation("Taken")).isRefused(422, "VALIDATION_ERROR");
        assertThat(taken.text("/errors/0/meta/error")).isEqualTo("taken");
        assertThat(taken.text("/errors/0/meta/value")).isEqualTo("Taken");
        owner.post("notebooks", creation("x".repeat(21))).isRefused(422, "VALIDATION_ERROR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PARAM_NOT_ALLOWED   | {'data':{'type':'notebooks','attributes':{'title':'a','smell':'x'}}}",
                "PARAM_NOT_ALLOWED   | {'data':{'type':'notebooks','attributes':{'title':'a','closed_at':null}}}",
                "PARAM_NOT_ALLOWED   | {'data':{'type':'notebooks','attributes':{'title':'a','_burn':true}}}",
                "PARAM_NOT_ALLOWED   | {'data':{'type':'notebooks','attributes':{'title':'a','id':'x'}}}",
                "PARAM_NOT_ALLOWED   | {'data':{'type':'notebooks','id':'abcDEFghij','attributes':{'title':'a'}}}",
                "PARAM_NOT_ALLOWED   |"
                        + " {'data':{'type':'notebooks','attributes':{'title':'a'},'relationships':{'reader':{}}}}",
                "PARAM_NOT_ALLOWED   | {'data':{'type':'notebooks','attributes':{'title':'a'},'more':1}}",
                "INVALID_RESOURCE    | {'data':{'type':'notebook','attributes':{'title':'a'}}}",
                "PARAM_MISSING       | {'data':{'attributes':{'title':'a'}}}",
                "INVALID_FIELD_VALUE | {'data':{'type':'notebooks','attributes':{'title':1}}}",
                "INVALID_FIELD_VALUE | {'data':{'type':'notebooks','attributes':{'title':'a','pages':1.5}}}",
                "INVALID_FIELD_VALUE | {'data':{'type':'notebooks','attributes':{'title':'a','metadata':[]}}}",
                "INVALID_FIELD_VALUE | {'data':{'type':'notebooks','attributes':{'title':'a','_close':'yes'}}}",
                "BAD_REQUEST         | {'data':[]}",
                "BAD_REQUEST         | {'data':null}",
                "BAD_REQUEST         | {}",
                "BAD_REQUEST         | {'data':{'type':'notebooks','attributes':{'title':'a','title':'b'}}}",
                "BAD_REQUEST         | {'data':{'type':'notebooks','attributes':[]}}",
                "BAD_REQUEST         | {'data':{'type':'notebooks','attributes':{'title':'\\u0000'}}}",
                "BAD_REQUEST         |"
                        + " {'data':{'type':'notebooks','attributes':{'title':'a'},'relationships':{'writer':{'data':[]}}}}",
                "BAD_REQUEST         | not json",
                "BAD_REQUEST         | {'data':{'a':[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}}"
            })
    void aDocumentThatIsNoneIsRefused(String code, String body) {
        owner.post("notebooks", body.replace('\'', '"')).isRefused(400, code);
    }

    @Test
    void anotherIdThanTheAddressIsRefused() {
        String id = made("Key");

        Reply refused = owner.patch("notebooks/" + id, """
            {"data":{"type":"notebooks","attributes":{},"id":"abcDEFghij"}}
            """).isRefused(400, "KEY_NOT_INCLUDED_IN_URL");

        assertThat(refused.text("/errors/0/title")).isEqualTo("Key is not included in URL");
        assertThat(refused.text("/errors/0/detail")).isEqualTo("The URL does not support the key abcDEFghij");
        owner.patch("notebooks/" + id, "{\"data\":{\"type\":\"notebooks\"}}").isRefused(400, "KEY_MISSING");
    }

    @ParameterizedTest
    @CsvSource({
        "fields%5Bnotebooks%5D=smell, INVALID_FIELD",
        "fields%5Bsmells%5D=x, INVALID_RESOURCE",
        "include=reader, INVALID_INCLUDE",
        "include=writer.reader, INVALID_INCLUDE",
        "include=writer.notebooks.writer.notebooks, INVALID_INCLUDE",
        "sort=smell, INVALID_SORT_CRITERIA",
        "sort=metadata, INVALID_SORT_CRITERIA",
        "sort=secret, INVALID_SORT_CRITERIA",
        "sort=--title, INVALID_SORT_CRITERIA",
        "filter%5Bq%5D%5Bsmell_eq%5D=x, FILTER_NOT_ALLOWED",
        "filter%5Bq%5D%5Bsecret_eq%5D=x, FILTER_NOT_ALLOWED",
        "filter%5Bq%5D%5Bpages_gt%5D=many, INVALID_FILTER_VALUE",
        "filter%5Btitle%5D=x, PARAM_NOT_ALLOWED",
        "page%5Bsize%5D=26, INVALID_PAGE_VALUE",
        "page%5Bsize%5D=0, INVALID_PAGE_VALUE",
        "page%5Bsize%5D=-1, INVALID_PAGE_VALUE",
        "page%5Bnumber%5D=0, INVALID_PAGE_VALUE",
        "page%5Bnumber%5D=99999999, INVALID_PAGE_VALUE",
        "page%5Boffset%5D=1, PARAM_NOT_ALLOWED",
        "sort=title&sort=id, PARAM_NOT_ALLOWED",
        "nonsense=1, PARAM_NOT_ALLOWED",
        "sort=%FF, BAD_REQUEST"
    })
    void aParameterThatIsNoneIsRefused(String query, String code) {
        owner.get("notebooks?" + query).isRefused(400, code);
    }

    @Test
    void aListsParametersMeanNothingForOne() {
        owner.get("notebooks/" + made("Params") + "?sort=title").isRefused(400, "PARAM_NOT_ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nowhere",
                "notebooks/",
                "notebooks/a%20b",
                "notebooks/abcDEFghij/relationships/reader",
                "",
                "notebooks/abcDEFghij/x/y"
            })
    void whatDoesNotExistIsNotFound(String path) {
        owner.get(path).isRefused(404, "RECORD_NOT_FOUND");
    }

    @Test
    void aMethodThatIsNotOfferedIsRefused() {
        Reply refused = owner.delete("notebooks").isRefused(405, "METHOD_NOT_ALLOWED");

        assertThat(refused.header("Allow")).isEqualTo("GET, POST");
        owner.send("PUT", "notebooks/abcDEFghij", "{}").isRefused(405, "METHOD_NOT_ALLOWED");
        owner.patch("notebooks/abcDEFghij/relationships/writer", "{}").isRefused(405, "METHOD_NOT_ALLOWED");
        owner.delete("writers/jane").isRefused(405, "METHOD_NOT_ALLOWED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/vnd.api+json | 200",
                "*/* | 200",
                "application/* | 200",
                "text/html, application/vnd.api+json;q=0.5 | 200",
                "application/vnd.api+json; ext=\"x\", application/vnd.api+json | 200",
                "application/vnd.api+json; charset=utf-8 | 200",
                "application/json | 406",
                "text/html | 406",
                "application/vnd.api+json; ext=\"https://x.example\" | 406",
                "application/vnd.api+json;q=0 | 406",
                "nonsense | 406"
            })
    void onlyOurMediaTypeIsSpoken(String accept, int status) {
        Reply reply = owner.get("notebooks", "Accept", accept);

        assertThat(reply.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/vnd.api+json; charset=utf-8 | 201",
                "application/json | 415",
                "text/plain | 415",
                "application/vnd.api+json; charset=latin1 | 415",
                "application/vnd.api+json; profile=\"https://x.example\" | 415",
                "application/x-www-form-urlencoded | 415"
            })
    void onlyOurMediaTypeIsRead(String contentType, int status) {
        assertThat(owner.post("notebooks", creation(mark()), "Content-Type", contentType)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aDocumentHasALimit() {
        String large = "{\"data\":{\"type\":\"notebooks\",\"attributes\":{\"title\":\"" + "x".repeat(70_000) + "\"}}}";

        owner.post("notebooks", large).isRefused(413, "PAYLOAD_TOO_LARGE");
        owner.send(
                        "notebooks",
                        request -> request.header("Authorization", "Bearer owner-enterprise")
                                .header("Content-Type", JSON_API)
                                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large))))
                .isRefused(413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void aFailureOfOursSaysNothingButItsReference() {
        String id = made("Burning");

        Reply failed = owner.post("notebooks/" + id + "/burn", "{\"data\":{}}").isRefused(500, "INTERNAL_SERVER_ERROR");

        assertThat(failed.http().body()).doesNotContain("fire", "Exception", "Burning");
        assertThat(failed.http().body()).contains(failed.header("X-Request-Id"));
    }

    @Test
    void onlyTheAllowedOriginsPagesMayCall() {
        Reply allowed = preflight("https://app.example");
        Reply other = preflight("https://evil.example");
        Reply real = owner.get("notebooks", "Origin", "https://app.example");

        assertThat(allowed.status()).isEqualTo(204);
        assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
        assertThat(allowed.header("Access-Control-Allow-Headers")).contains("Authorization", "Content-Type", "Accept");
        assertThat(allowed.header("Access-Control-Allow-Methods")).contains("PATCH", "DELETE");
        assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(real.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
        assertThat(real.header("Access-Control-Expose-Headers")).contains("X-Ratelimit-Remaining");
        assertThat(real.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void theDescriptionNeedsNoToken() {
        var described = server.get("/api/openapi.json");

        assertThat(described.statusCode()).isEqualTo(200);
        assertThat(described.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(described.body()).startsWith("{\"openapi\":\"3.1.0\"").contains("/notebooks/{id}/hand_over");
    }

    @Test
    void aKeyMakesAPostHappenOnce() {
        String body = creation(mark());

        Reply first = owner.post("notebooks", body, "Idempotency-Key", "once").is(201);
        Reply again = owner.post("notebooks", body, "Idempotency-Key", "once").is(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void aWholeListComesAsAFileInItsOrder() {
        String mark = mark();
        for (int pages : new int[] {103, 101, 102}) {
            made("=" + mark, pages);
        }
        String filter = "notebooks?filter[q][title_cont]=" + mark;

        Reply csv = owner.get(encoded(filter), "Accept", "text/csv, */*;q=0.1").is(200);
        Reply lines = auditor.get(encoded(filter + "&filter[q][pages_lt]=103"), "Accept", "application/jsonl")
                .is(200);

        assertThat(csv.http().body())
                .matches("pages,id,title,color,closed_at,metadata\r\n"
                        + "\"101\",\"\\w{10}\",\"'=M0\",\"blue\",\"\",\"\\{}\"\r\n".replace("M0", mark + "101")
                        + "\"102\",.*\r\n\"103\",.*\r\n");
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
        assertThat(csv.header("Content-Disposition")).isEqualTo("attachment; filename=\"notebooks.csv\"");
        assertThat(csv.header("Cache-Control")).isEqualTo("no-store");
        assertThat(lines.http().body().lines())
                .hasSize(2)
                .first()
                .asString()
                .matches("\\{\"pages\":101,\"id\":\"\\w{10}\",.*\"closed_at\":null,\"metadata\":\\{}}");
    }

    @Test
    void aFileHasNoPagesAndEveryOtherAnswerIsADocument() {
        String id = made("No file");

        owner.get(encoded("notebooks?page[size]=5"), "Accept", "text/csv").isRefused(400, "PARAM_NOT_ALLOWED");
        owner.get(encoded("notebooks?filter[q][nothing_eq]=5"), "Accept", "text/csv")
                .isRefused(400, "FILTER_NOT_ALLOWED");
        owner.get("notebooks/" + id, "Accept", "text/csv").isRefused(406, "NOT_ACCEPTABLE");
        owner.post("notebooks", creation(mark()), "Accept", "text/csv").isRefused(406, "NOT_ACCEPTABLE");
        assertThat(owner.get("notebooks", "Accept", "text/csv, application/vnd.api+json")
                        .header("Content-Type"))
                .isEqualTo(JSON_API);
        new ApiClient(server, "nobody").get("notebooks", "Accept", "text/csv").isRefused(401, "INVALID_TOKEN");
    }

    @Test
    void aFileThatCannotBeReadToItsEndBreaksOff() {
        String mark = mark();
        for (int pages = 201; pages < 204; pages++) {
            made("torn" + mark, pages);
        }

        assertThatThrownBy(() ->
                        owner.get(encoded("notebooks?filter[q][title_cont]=" + mark), "Accept", "application/jsonl"))
                .isInstanceOf(UncheckedIOException.class);
    }

    private static String encoded(String path) {
        return path.replace("[", "%5B").replace("]", "%5D");
    }

    private static void made(String title, int pages) {
        owner.post("notebooks", """
            {"data":{"type":"notebooks","attributes":{"title":"%s%d","pages":%d},"relationships":{}}}
            """.formatted(title, pages, pages)).is(201);
    }

    private Reply preflight(String origin) {
        return owner.send(
                "notebooks",
                request -> request.header("Origin", origin)
                        .header("Access-Control-Request-Method", "PATCH")
                        .method("OPTIONS", BodyPublishers.noBody()));
    }

    private String made(String title) {
        return owner.post("notebooks", creation(title)).is(201).text("/data/id");
    }

    private static String creation(String title) {
        return "{\"data\":{\"type\":\"notebooks\",\"attributes\":{\"title\":\"" + title + "\"},\"relationships\":{}}}";
    }

    private static String mark() {
        return UUID.randomUUID().toString().substring(0, 13);
    }
}
