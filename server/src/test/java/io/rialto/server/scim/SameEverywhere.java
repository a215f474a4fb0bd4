package io.rialto.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.fixture.TheClock;
import io.rialto.server.outbound.Guard;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.scim.ScimServer.Bearer;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.Variables;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds at each service, whoever wrote its SCIM. Each test has names of its own: what others left there is in nobody's way. */
abstract class SameEverywhere {

    private final Settings settings = new Variables(Map.of("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true")::get).read();
    private final Outbound outbound = new Outbound(new Guard(settings), settings);
    private final TheClock clock = new TheClock();
    private final String name = "jane-" + UUID.randomUUID();
    private final String email = name + "@acme.test";

    final Scim scim = new Scim(outbound, new Tokens(outbound, clock), new Discovery(clock), clock);

    abstract ServiceOfOthers service();

    @AfterEach
    void end() {
        outbound.close();
    }

    @Test
    @DisplayName("RFC 7644 §3.3, §3.4.2.2")
    void anAccountIsMadeOnceAndFoundAgainByItsExternalId() {
        Difference before = scim.compare(server(), jane(email, "Jane"));
        Outcome made = scim.keep(server(), jane(email, "Jane"));

        Outcome again = scim.keep(server(), jane(email, "Jane"));

        assertThat(before).isEqualTo(new Difference.Creates());
        assertThat(made).isInstanceOf(Outcome.Created.class);
        assertThat(again).isEqualTo(new Outcome.Unchanged(id(made), 200));
        assertThat(scim.compare(server(), jane(email, "Jane"))).isEqualTo(new Difference.Nothing());
    }

    @Test
    @DisplayName("RFC 7644 §3.5.2")
    void whatDiffersIsPatchedWhereverItStands() {
        String id = made();

        Difference difference = scim.compare(server(), jane("new-" + email, "Jane Ann"));
        Outcome changed = scim.keep(server(), jane("new-" + email, "Jane Ann"));

        assertThat(difference)
                .isEqualTo(new Difference.Updates(
                        List.of("userName", "name.givenName", "emails[type eq \"work\"].value")));
        assertThat(changed).isInstanceOf(Outcome.Changed.class);
        assertThat(scim.keep(server(), jane("new-" + email, "Jane Ann"))).isEqualTo(new Outcome.Unchanged(id, 200));
    }

    @Test
    void whatTheCustomerHasNoMoreIsCleared() {
        String id = made();
        Map<Path, @Nullable Object> without =
                new LinkedHashMap<>(jane(email, "Jane").attributes());
        without.put(path("name.givenName"), null);
        without.put(path("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"), null);
        Wanted wanted = new Wanted(name, id, without, false, false);

        Outcome cleared = scim.keep(server(), wanted);

        assertThat(cleared).isInstanceOf(Outcome.Changed.class);
        assertThat(scim.keep(server(), wanted)).isEqualTo(new Outcome.Unchanged(id, 200));
    }

    @Test
    void anAccountOfTheSameNameIsTakenOverOnlyWhereThatIsAllowed() {
        send("POST", "Users", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s","active":true}
                """.formatted(email));
        Wanted wanted = jane(email, "Jane");
        Wanted takingOver = new Wanted(name, null, wanted.attributes(), false, true);

        assertThat(scim.compare(server(), wanted)).isEqualTo(new Difference.Collides());
        assertThat(scim.keep(server(), wanted)).isEqualTo(new Outcome.Refused(Reason.TAKEN, 409));
        assertThat(scim.keep(server(), takingOver)).isInstanceOf(Outcome.Changed.class);
        assertThat(scim.keep(server(), wanted)).isInstanceOf(Outcome.Unchanged.class);
    }

    @Test
    void anAccountIsSwitchedOffAndOnAndRemoved() {
        String id = made();

        Outcome off = scim.deactivate(server(), name, Optional.of(id));
        Outcome offAlready = scim.deactivate(server(), name, Optional.empty());
        Outcome on = scim.activate(server(), name, Optional.empty());
        Outcome removed = scim.delete(server(), name, Optional.of(id));
        Outcome removedAlready = scim.delete(server(), name, Optional.of(id));

        assertThat(off).isInstanceOf(Outcome.Changed.class);
        assertThat(offAlready).isEqualTo(new Outcome.Unchanged(id, 200));
        assertThat(on).isInstanceOf(Outcome.Changed.class);
        assertThat(removed).isEqualTo(new Outcome.Gone(204));
        assertThat(removedAlready).isInstanceOf(Outcome.Gone.class);
    }

    @Test
    void groupsAreMadeJoinedAndLeft() {
        String id = made();
        String gold = "gold " + name;
        String silver = "silver " + name;

        Outcome joined = scim.join(server(), id, Set.of(gold), Set.of(silver));
        Outcome again = scim.join(server(), id, Set.of(gold), Set.of());
        Outcome moved = scim.join(server(), id, Set.of(silver), Set.of(gold));
        Outcome once = scim.join(server(), id, Set.of(silver), Set.of(gold));

        assertThat(joined).isEqualTo(new Outcome.Changed(id, 201));
        assertThat(again).isEqualTo(new Outcome.Unchanged(id, 200));
        assertThat(moved).isInstanceOf(Outcome.Changed.class);
        // Who is told that nobody is in a group is not told whether it may see who is: it is said again, to be sure.
        assertThat(once).isInstanceOfAny(Outcome.Unchanged.class, Outcome.Changed.class);
        assertThat(get("Groups?filter=" + encoded("displayName eq \"" + gold + "\"")))
                .doesNotContain(id);
        assertThat(get("Groups?filter=" + encoded("displayName eq \"" + silver + "\"")))
                .contains(id);
    }

    @Test
    @DisplayName("RFC 7644 §3.7")
    void manyAreMadeAtOnceAndNoneTwice() {
        List<Wanted> wanted = Stream.of("a", "b", "c", "d", "e")
                .map(letter ->
                        new Wanted(letter + name, null, Map.of(path("userName"), letter + "-" + email), false, false))
                .toList();

        List<Outcome> made = scim.keepAll(server(), wanted);
        List<Outcome> again = scim.keepAll(server(), wanted);

        assertThat(made).hasSize(5).allMatch(Outcome.Created.class::isInstance);
        assertThat(again.stream().map(SameEverywhere::id))
                .containsExactlyElementsOf(made.stream().map(SameEverywhere::id).toList());
        assertThat(again).allMatch(Outcome.Unchanged.class::isInstance);
    }

    @Test
    void aWrongTokenIsToldAsSuch() {
        Outcome outcome = scim.keep(new ScimServer(service().url(), new Bearer("another")), jane(email, "Jane"));

        assertThat(outcome).isEqualTo(new Outcome.Later(Reason.UNAUTHORIZED, 401, Optional.empty()));
    }

    final String made() {
        Outcome outcome = scim.keep(server(), jane(email, "Jane"));
        assertThat(outcome).isInstanceOf(Outcome.Created.class);
        return id(outcome);
    }

    final Wanted jane(String firstName) {
        return jane(email, firstName);
    }

    private Wanted jane(String address, String firstName) {
        Map<Path, Object> attributes = new LinkedHashMap<>();
        attributes.put(path("userName"), address);
        attributes.put(path("name.givenName"), firstName);
        attributes.put(path("emails[type eq \"work\"].value"), address);
        attributes.put(path("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"), "wholesale");
        return new Wanted(name, null, attributes, false, false);
    }

    static String id(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Created(String id, int status) -> id;
            case Outcome.Changed(String id, int status) -> id;
            case Outcome.Unchanged(String id, int status) -> id;
            case Outcome.Gone _, Outcome.Refused _, Outcome.Later _ -> throw new AssertionError(outcome.toString());
        };
    }

    final ScimServer server() {
        return new ScimServer(service().url(), new Bearer(ServiceOfOthers.TOKEN));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String get(String place) {
        return send("GET", place, "");
    }

    /** As the service's own administrators would. */
    final String send(String method, String place, String body) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(service().url() + "/" + place))
                    .header("Authorization", "Bearer " + ServiceOfOthers.TOKEN)
                    .header("Content-Type", "application/scim+json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isBetween(200, 299);
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static Path path(String text) {
        return Path.of(text).orElseThrow();
    }
}
