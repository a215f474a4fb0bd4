package io.rialto.saml;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** A message that a browser brought. What it says is a claim, until {@link #authenticity} says who wrote it. */
public final class Delivered implements Delivery {

    private final ReceivedMessage message;
    private final Optional<String> relayState;
    private final Binding binding;
    private final Seal seal;

    Delivered(ReceivedMessage message, Optional<String> relayState, Binding binding, Seal seal) {
        this.message = message;
        this.relayState = relayState;
        this.binding = binding;
        this.seal = seal;
    }

    /** A message's signature, wherever its binding puts it. */
    interface Seal {

        boolean isThere();

        Authenticity.Authentic check(List<X509Certificate> trusted) throws Flawed;
    }

    public ReceivedMessage message() {
        return message;
    }

    /** What the sender wants back unchanged. */
    public Optional<String> relayState() {
        return relayState;
    }

    public Binding binding() {
        return binding;
    }

    /** Whether there is a signature, good or bad. */
    public boolean signed() {
        return seal.isThere();
    }

    /**
     * Checks the signature, if there is one, with keys known beforehand. A key in the message is never looked at.
     *
     * @param trusted the certificates whose keys may sign; only their keys count, not their dates or issuers
     */
    public Authenticity authenticity(List<X509Certificate> trusted) {
        if (!seal.isThere()) {
            return new Authenticity.Unsigned();
        }
        if (trusted.isEmpty()) {
            return new Rejected(Flaw.NO_KEY, "the message is signed, and no key of its sender is known");
        }
        try {
            return seal.check(trusted);
        } catch (Flawed flawed) {
            return flawed.rejected();
        }
    }
}
