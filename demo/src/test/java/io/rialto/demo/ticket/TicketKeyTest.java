package io.rialto.demo.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Index.atIndex;

import io.rialto.demo.http.Json;
import org.junit.jupiter.api.Test;

class TicketKeyTest {

    private final TicketKey key = TicketKey.random("main");

    @Test
    void opensWhatItSealed() {
        String ticket = key.seal(Json.object().put("sub", "Ünïcødé 𝛑"));

        assertThat(key.open(ticket).path("sub").asString("")).isEqualTo("Ünïcødé 𝛑");
        assertThat(ticket.split("\\.", -1)).hasSize(5).contains("", atIndex(1));
    }

    @Test
    void isTheSameAfterAWayThroughTheConfiguration() {
        TicketKey read = TicketKey.of("main", key.base64url());

        assertThat(read.open(key.seal(Json.object().put("sub", "1"))).has("sub"))
                .isTrue();
    }

    @Test
    void anotherKeyOpensNothing() {
        String ticket = key.seal(Json.object());

        assertThatThrownBy(() -> TicketKey.random("main").open(ticket))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the ticket is not sealed with this key");
    }

    @Test
    void aHeaderThatWasChangedIsNoticed() {
        String ticket = key.seal(Json.object());
        String other = TicketKey.of("other", key.base64url()).seal(Json.object());
        String mixed = other.substring(0, other.indexOf('.')) + ticket.substring(ticket.indexOf('.'));

        assertThatThrownBy(() -> key.open(mixed)).hasMessage("the ticket is not sealed with this key");
    }

    @Test
    void aShortKeyIsNone() {
        assertThatThrownBy(() -> TicketKey.of("main", "AAAA")).hasMessage("a ticket key has 32 bytes, not 3");
    }
}
