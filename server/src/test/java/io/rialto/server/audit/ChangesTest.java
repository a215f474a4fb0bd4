package io.rialto.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rialto.server.database.Ids;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.TheClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class ChangesTest {

    private static final UUID ACME = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final Subject SUBJECT = new Subject(ACME, "identity_providers", "abcdeFGHIJ");

    private final TheClock clock = new TheClock();
    private final Changes changes;

    ChangesTest(TestDatabase database) {
        changes = new Changes(database.emptied().jdbc(), new Ids(new SecureRandom()), clock);
    }

    @Test
    void whatChangedIsFoundTheNewestFirst() {
        changes.record(SUBJECT, Event.CREATE, new Alterations().of("name", null, "Okta"), Who.user("ABCDEfghij"));
        clock.advance(Duration.ofSeconds(1));
        changes.record(
                SUBJECT,
                Event.UPDATE,
                new Alterations().of("name", "Okta", "Ökta \"2\"").of("domains", List.of("a.test"), List.of()),
                Who.FILE);

        List<Version> versions = changes.of(SUBJECT);

        assertThat(versions).extracting(Version::event).containsExactly(Event.UPDATE, Event.CREATE);
        assertThat(versions)
                .extracting(Version::changes)
                .containsExactly(
                        "{\"name\":[\"Okta\",\"Ökta \\\"2\\\"\"],\"domains\":[[\"a.test\"],[]]}",
                        "{\"name\":[null,\"Okta\"]}");
        assertThat(versions.getFirst().who()).isEqualTo(Who.FILE);
        assertThat(versions.getFirst().at()).isEqualTo(clock.instant());
    }

    @Test
    void aSecretIsOnlySaidToHaveChanged() {
        changes.record(SUBJECT, Event.UPDATE, new Alterations().secret("client_secret"), Who.SYSTEM);

        assertThat(changes.of(SUBJECT).getFirst().changes())
                .isEqualTo("{\"client_secret\":[\"********\",\"********\"]}");
    }

    @Test
    void anUpdateThatAlteredNothingIsNone() {
        changes.record(SUBJECT, Event.UPDATE, new Alterations().of("name", "Okta", "Okta"), Who.SYSTEM);

        assertThat(changes.of(SUBJECT)).isEmpty();
    }

    @Test
    void anotherOrganizationSeesNothingOfIt() {
        changes.record(SUBJECT, Event.CREATE, new Alterations(), Who.SYSTEM);
        String id = changes.of(SUBJECT).getFirst().id();

        assertThat(changes.byId(ACME, id)).isPresent();
        assertThat(changes.byId(OTHER, id)).isEmpty();
        assertThat(changes.of(new Subject(OTHER, SUBJECT.type(), SUBJECT.id()))).isEmpty();
    }

    @Test
    void nobodyElseCanHaveDoneIt() {
        assertThatThrownBy(() -> Who.user("olga@acme.test")).isInstanceOf(IllegalArgumentException.class);
    }
}
