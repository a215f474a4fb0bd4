package io.rialto.kit;

/**
 * Who signed in: the name that one identity provider uses for one customer. This pair, and not the e-mail address, is what a
 * service stores with an account; a unique constraint over both columns makes parallel first logins safe.
 *
 * @param issuer the identity provider's entity ID
 * @param value the name identifier; an opaque text of up to 256 characters, compared exactly
 */
public record Subject(String issuer, String value) {

    /** Never the value: it may be an e-mail address, and subjects end up in logs. */
    @Override
    public String toString() {
        return "Subject[issuer=" + issuer + "]";
    }
}
