package io.rialto.server.logout;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.logout.Logout.Beginning;
import io.rialto.server.logout.Logout.Outcome;
import io.rialto.server.logout.Logout.Way;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Predicate;
import io.rialto.server.search.Search;
import io.rialto.server.site.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class LogoutsTest {

    private static final SiteId MAIN = new SiteId(UUID.randomUUID());
    private static final SiteId OTHER = new SiteId(UUID.randomUUID());
    private static final ServiceId REWARDS = new ServiceId(UUID.randomUUID());
    private static final ServiceId CLUB = new ServiceId(UUID.randomUUID());

    private final Logouts logouts;

    LogoutsTest(TestDatabase database) {
        logouts = new Logouts(database.emptied().jdbc());
    }

    @Test
    void whatBecameOfItIsKeptForEachService() {
        Reference reference = References.at(TheClock.NOON);
        Logout confirmed =
                logout(reference, 1, MAIN, REWARDS, Outcome.CONFIRMED, TheClock.NOON, Duration.ofMillis(250));
        Logout unanswered = logout(reference, 2, MAIN, CLUB, Outcome.UNANSWERED, TheClock.NOON, null);

        logouts.note(List.of(confirmed, unanswered));

        assertThat(all(MAIN)).containsExactly(unanswered, confirmed);
        assertThat(logouts.find(Set.of(MAIN), reference + "-2")).contains(unanswered);
    }

    @Test
    void nobodySeesAnotherSites() {
        Logout other = logout(References.at(TheClock.NOON), 1, OTHER, CLUB, Outcome.DENIED, TheClock.NOON, null);
        logouts.note(List.of(other));

        assertThat(all(MAIN)).isEmpty();
        assertThat(logouts.find(Set.of(MAIN), other.id())).isEmpty();
        assertThat(logouts.find(Set.of(), other.id())).isEmpty();
        assertThat(all(OTHER)).containsExactly(other);
    }

    @Test
    void theyAreFoundByWhatBecameOfThem() {
        Instant later = TheClock.NOON.plusSeconds(60);
        Logout denied = logout(References.at(TheClock.NOON), 1, MAIN, CLUB, Outcome.DENIED, TheClock.NOON, null);
        Logout fine = logout(References.at(later), 1, MAIN, REWARDS, Outcome.CONFIRMED, later, Duration.ZERO);
        logouts.note(List.of(denied, fine));

        assertThat(found("outcome", "denied")).containsExactly(denied);
        assertThat(found("reference", fine.reference().value())).containsExactly(fine);
        assertThat(found("service_id", CLUB.value().toString())).containsExactly(denied);
        assertThat(found("way", "call")).isEmpty();
    }

    @Test
    void aServiceIsFailingThatConfirmedNothing() {
        Instant week = TheClock.NOON.minus(Duration.ofDays(7));
        Reference reference = References.at(TheClock.NOON);
        for (int number = 1; number <= 5; number++) {
            Outcome outcome = number == 1 ? Outcome.CONFIRMED : Outcome.UNANSWERED;
            logouts.note(List.of(
                    logout(reference, number, MAIN, REWARDS, outcome, TheClock.NOON, null),
                    logout(reference.next(), number, MAIN, CLUB, Outcome.DENIED, TheClock.NOON, null)));
        }

        assertThat(logouts.failing(Set.of(MAIN), week, 5)).containsExactly(new Logouts.Failing(CLUB, 5, TheClock.NOON));
        assertThat(logouts.failing(Set.of(MAIN), week, 6)).isEmpty();
        assertThat(logouts.failing(Set.of(MAIN), TheClock.NOON.plusSeconds(60), 1))
                .isEmpty();
        assertThat(logouts.failing(Set.of(OTHER), week, 1)).isEmpty();
    }

    @Test
    void aLogoutDoesNotFailBecauseItCannotBeNotedTwice() {
        Logout one = logout(References.at(TheClock.NOON), 1, MAIN, CLUB, Outcome.CONFIRMED, TheClock.NOON, null);
        logouts.note(List.of(one));

        logouts.note(List.of(one));

        assertThat(all(MAIN)).containsExactly(one);
    }

    @Test
    void theyGoWithTheLaunchesOfTheirTime() {
        Instant old = TheClock.NOON.minus(Duration.ofDays(400));
        Logout gone = logout(References.at(old), 1, MAIN, CLUB, Outcome.CONFIRMED, old.minusSeconds(1), null);
        Logout stays = logout(References.at(old).next(), 1, MAIN, CLUB, Outcome.CONFIRMED, old, null);
        logouts.note(List.of(gone, stays));

        new OldLogouts(logouts, new LogoutSettings(Duration.ofDays(400)), new TheClock()).remove();

        assertThat(all(MAIN)).containsExactly(stays);
    }

    private List<Logout> all(SiteId site) {
        return logouts.search(Set.of(site), Search.everything()).items();
    }

    private List<Logout> found(String attribute, String value) {
        Search search = new Search(
                new Condition.Test(attribute, Predicate.EQ, List.of(value)),
                List.of(),
                Search.everything().page());
        return logouts.search(Set.of(MAIN), search).items();
    }

    private static Logout logout(
            Reference reference,
            int number,
            SiteId site,
            ServiceId service,
            Outcome outcome,
            Instant at,
            @org.jspecify.annotations.Nullable Duration took) {
        return new Logout(reference, number, site, service, outcome, Beginning.SHOP, Way.BROWSER, at, took);
    }
}
