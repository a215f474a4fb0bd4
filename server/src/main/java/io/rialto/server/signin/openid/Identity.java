package io.rialto.server.signin.openid;

import io.rialto.server.organization.EmailAddress;

/**
 * Whom the provider vouches for.
 *
 * @param subject what the provider calls them, for good
 */
public record Identity(String subject, EmailAddress email, String firstName, String lastName) {

    private static final int LONGEST_NAME = 200;

    static Identity of(Claims claims, EmailAddress email) {
        return new Identity(
                claims.text("sub").orElseThrow(), email, name(claims, "given_name"), name(claims, "family_name"));
    }

    private static String name(Claims claims, String claim) {
        String plain =
                claims.text(claim).orElse("").replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() > LONGEST_NAME ? "" : plain;
    }

    /** Identities have no text: it could end up in a log. */
    @Override
    public String toString() {
        return "Identity";
    }
}
