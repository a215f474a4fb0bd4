package io.rialto.server.identityprovider;

import java.util.Locale;

/** What is written of an identity provider, by the names of the API. */
public enum Attribute {
    NAME(100, true),
    CLIENT_ID(255, true),
    CLIENT_SECRET(1_000, true),
    ISSUER(500, true),
    DOMAINS(6_000, true),
    TOKEN_URL(2_000, true),
    AUTHORIZE_URL(2_000, true),
    JWKS_URL(2_000, true),
    ORGANIZATION(200, false),
    REFERENCE(200, false),
    REFERENCE_ORIGIN(200, false),
    METADATA(16_000, false);

    private final int longest;
    private final boolean required;

    Attribute(int longest, boolean required) {
        this.longest = longest;
        this.required = required;
    }

    /** As the API writes it: {@code client_id}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    int longest() {
        return longest;
    }

    /** Whether every provider has it. */
    public boolean required() {
        return required;
    }
}
