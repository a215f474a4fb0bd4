package io.rialto.server.signin.openid;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import io.rialto.server.signin.attempt.Refusal;
import java.text.ParseException;
import java.util.Set;

/** The first look at an ID token: is it a JWS of a kind that we check at all (RFC 8725 §3.1)? */
final class TokenText {

    private static final int LONGEST = 16 * 1024;
    private static final String KIND = "a JWT that is signed";
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512,
            JWSAlgorithm.EdDSA);

    private TokenText() {}

    static Result<JWSObject> read(String text) {
        if (text.length() > LONGEST) {
            return Result.bad(Refusal.MALFORMED_TOKEN, "at most 16 KB", text.length() + " bytes");
        }
        if (isUnsigned(text)) {
            return Result.bad(Refusal.WEAK_ALGORITHM, "a signature", "alg none");
        }
        try {
            return checked(JWSObject.parse(text));
        } catch (ParseException | RuntimeException notOne) {
            return Result.bad(Refusal.MALFORMED_TOKEN, KIND, "something else");
        }
    }

    // Nimbus does not take a token without a signature for a JWS at all; the provider's administrator should read why.
    private static boolean isUnsigned(String text) {
        try {
            return com.nimbusds.jose.JOSEObject.parse(text) instanceof com.nimbusds.jose.PlainObject;
        } catch (ParseException | RuntimeException notOne) {
            return false;
        }
    }

    private static Result<JWSObject> checked(JWSObject token) {
        JWSHeader header = token.getHeader();
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            return Result.bad(
                    Refusal.WEAK_ALGORITHM, "RS, PS or ES 256 to 512, or EdDSA", "alg " + header.getAlgorithm());
        }
        // RFC 8725 §3.11: an access token or another company's kind of JWT is none of ours.
        if (header.getType() != null && !"JWT".equalsIgnoreCase(header.getType().getType())) {
            return Result.bad(Refusal.MALFORMED_TOKEN, "typ JWT", "typ " + header.getType());
        }
        // RFC 7515 §4.1.11: we understand no extension.
        if (header.getCriticalParams() != null || !header.isBase64URLEncodePayload()) {
            return Result.bad(Refusal.MALFORMED_TOKEN, "no critical header", "crit");
        }
        return Result.good(token);
    }
}
