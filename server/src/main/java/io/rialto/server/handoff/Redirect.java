package io.rialto.server.handoff;

import java.net.URI;

/** A redirect that carries the sealed message in its address. */
public record Redirect(URI location) implements HandOver {

    /** The address holds a token: it has no text. */
    @Override
    public String toString() {
        return "Redirect[…]";
    }
}
