package io.rialto.demo.openid;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** A published key, and the one algorithm that it is for. */
record Jwk(String kid, String algorithm, PublicKey key) {

    static Jwk of(JsonNode json) throws NotBelieved {
        try {
            String kid = json.path("kid").asString("");
            return switch (json.path("kty").asString("")) {
                case "RSA" -> new Jwk(kid, "RS256", rsa(json));
                case "EC" -> new Jwk(kid, "ES256", curve(json));
                default -> throw new NotBelieved("a key of an unknown kind");
            };
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new NotBelieved("a key that is none");
        }
    }

    boolean made(String text, String signature) {
        try {
            Signature verifier =
                    Signature.getInstance(algorithm.equals("RS256") ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
            verifier.initVerify(key);
            verifier.update(text.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            return false;
        }
    }

    private static PublicKey rsa(JsonNode json) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number(json, "n"), number(json, "e")));
    }

    private static PublicKey curve(JsonNode json) throws GeneralSecurityException {
        AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
        named.init(new ECGenParameterSpec("secp256r1"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(
                        new ECPoint(number(json, "x"), number(json, "y")),
                        named.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger number(JsonNode json, String member) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(json.path(member).asString("")));
    }
}
