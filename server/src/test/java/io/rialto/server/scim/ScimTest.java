package io.rialto.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to a service so that its account is as the customer is. */
class ScimTest extends ScimSuite {

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
}
