package io.rialto.kit;

import java.util.Optional;

/**
 * What a login that begins at the service is to be like. Start with {@link #login}.
 *
 * @param relayState comes back unchanged, but unsigned: follow it through {@link DeepLinks} alone
 * @param anew whether the customer logs in even if already logged in
 * @param silently whether nobody may be asked anything: who is not logged in comes back with a refusal
 */
public record Wish(Optional<String> relayState, boolean anew, boolean silently) {

    /** Log somebody in. */
    public static Wish login() {
        return new Wish(Optional.empty(), false, false);
    }

    /** Come back with this. */
    public Wish comingBackWith(String state) {
        return new Wish(Optional.of(state), anew, silently);
    }

    /** Have the password asked for, whoever is logged in. */
    public Wish askingAnew() {
        return new Wish(relayState, true, silently);
    }

    /** Ask nobody anything. */
    public Wish askingNobody() {
        return new Wish(relayState, anew, true);
    }
}
