package io.rialto.server.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

/** Signs claims, and tells whose signature a token has. RS512 alone, whatever a token says of itself. */
final class Signatures {

    private static final int LONGEST = 4_096;
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");

    private Signatures() {}

    static String signed(String claims, TokenKey key) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS512)
                    .type(JOSEObjectType.JWT)
                    .keyID(key.kid())
                    .build();
            JWSObject token = new JWSObject(header, new Payload(claims));
            token.sign(new RSASSASigner(key.rsa()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java does not sign with RS512", e);
        }
    }

    /** The token's parts; empty when it is none of the kind that we make. Nothing in it is to be believed yet. */
    static Optional<JWSObject> parts(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JWSObject parts = JWSObject.parse(token);
            JWSHeader header = parts.getHeader();
            // Ours never say more, so a jwk, a jku, an x5u or a crit is somebody else's.
            boolean ours = JWSAlgorithm.RS512.equals(header.getAlgorithm())
                    && JOSEObjectType.JWT.equals(header.getType())
                    && header.getKeyID() != null
                    && header.toJSONObject().keySet().equals(HEADER);
            return ours ? Optional.of(parts) : Optional.empty();
        } catch (ParseException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    static boolean made(JWSObject parts, TokenKey key) {
        try {
            return parts.verify(new RSASSAVerifier(key.rsa().toRSAPublicKey()));
        } catch (JOSEException malformed) {
            return false;
        }
    }
}
