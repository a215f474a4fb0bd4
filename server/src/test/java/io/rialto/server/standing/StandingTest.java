package io.rialto.server.standing;

import static io.rialto.server.customer.ShopEvent.What.DELETED;
import static io.rialto.server.customer.ShopEvent.What.DISABLED;
import static io.rialto.server.customer.ShopEvent.What.ENABLED;
import static io.rialto.server.customer.ShopEvent.What.LOGGED_OUT;
import static io.rialto.server.customer.ShopEvent.What.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.customer.ShopEvent;
import io.rialto.server.customer.ShopEvent.What;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.standing.Standing.State;
import org.junit.jupiter.api.Test;

class StandingTest {

    private Standing standing = Standing.USUAL;

    @Test
    void enabledLiftsDisabled() {
        told(DISABLED, 1);
        told(ENABLED, 2);

        assertThat(standing.state()).isEqualTo(State.OPEN);
    }

    @Test
    void anOlderEventUndoesNoNewerOne() {
        told(DISABLED, 5);
        told(ENABLED, 4);
        assertThat(standing.state()).isEqualTo(State.DISABLED);

        told(ENABLED, 8);
        told(DISABLED, 7);
        assertThat(standing.state()).isEqualTo(State.OPEN);
    }

    @Test
    void ofOneSecondTheLastThatCameCounts() {
        told(DISABLED, 5);
        told(ENABLED, 5);
        assertThat(standing.state()).isEqualTo(State.OPEN);

        told(DISABLED, 5);
        assertThat(standing.state()).isEqualTo(State.DISABLED);
    }

    @Test
    void nothingLiftsDeletedWheneverItWas() {
        told(ENABLED, 9);
        told(DELETED, 5);
        told(ENABLED, 10);
        told(DISABLED, 11);

        assertThat(standing.state()).isEqualTo(State.DELETED);
    }

    @Test
    void loggingOutClosesNoAccountAndTheLastTimeCounts() {
        told(LOGGED_OUT, 5);
        told(LOGGED_OUT, 4);

        assertThat(standing).isEqualTo(new Standing(State.OPEN, null, TheClock.NOON.plusSeconds(5)));
    }

    @Test
    void anUpdateChangesNothing() {
        told(DISABLED, 1);
        Standing before = standing;

        told(UPDATED, 2);

        assertThat(standing).isSameAs(before);
    }

    private void told(What what, int second) {
        standing = standing.after(new ShopEvent("an-id-of-an-event", what, "42", TheClock.NOON.plusSeconds(second)));
    }
}
