package io.rialto.saml;

import java.util.Objects;

/**
 * Who the assertion is about, under the name the service knows (SAML Core §2.2.3).
 *
 * @param format a name identifier format URI (SAML Core §8.3)
 * @param value what the service sees; never blank
 */
public record NameId(String format, String value) {

    public static final String PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
    public static final String TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
    public static final String EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
    public static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

    public NameId {
        Objects.requireNonNull(format, "format");
        if (value.isBlank()) {
            throw new IllegalArgumentException("a name identifier cannot be blank");
        }
    }
}
