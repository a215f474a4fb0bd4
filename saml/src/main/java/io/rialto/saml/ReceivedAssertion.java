package io.rialto.saml;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An assertion as somebody wrote it, so with everything that may be there none, one or several times. Unlike {@link Assertion}
 * it promises nothing but that it was signed.
 *
 * @param attributes by name, with all their values; several attributes of one name are one
 */
public record ReceivedAssertion(
        String id,
        Instant issuedAt,
        String issuer,
        NameId nameId,
        List<Confirmation> confirmations,
        Conditions conditions,
        List<Authentication> authentications,
        Map<String, List<String>> attributes) {

    public ReceivedAssertion {
        confirmations = List.copyOf(confirmations);
        authentications = List.copyOf(authentications);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** A subject confirmation (SAML Core §2.4.1.1); its data may be absent. */
    public record Confirmation(
            String method,
            @Nullable String recipient,
            @Nullable Instant notBefore,
            @Nullable Instant notOnOrAfter,
            @Nullable String inResponseTo) {

        public static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    }

    /**
     * Conditions (SAML Core §2.5.1).
     *
     * @param audiences one list per audience restriction; each must name the service
     * @param others the names of conditions other than audience restriction and one-time use
     */
    public record Conditions(
            @Nullable Instant notBefore,
            @Nullable Instant notOnOrAfter,
            List<List<String>> audiences,
            List<String> others) {}

    /** An authentication statement (SAML Core §2.7.2). */
    public record Authentication(
            Instant at,
            @Nullable String sessionIndex,
            @Nullable Instant sessionNotOnOrAfter) {}
}
