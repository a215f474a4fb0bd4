package io.rialto.server.signin.passkey;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser with an authenticator of one passkey, ES256; each part of what it says can be made wrong. */
public final class VirtualAuthenticator {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;

    private final KeyPair keys;
    private final byte[] credentialId = new byte[32];
    private String origin;
    private boolean verifies = true;
    private boolean crossOrigin;
    private long count;
    private String rpId = "";
    private byte[] handle = new byte[0];

    public VirtualAuthenticator(String origin) {
        this.origin = origin;
        new SecureRandom().nextBytes(credentialId);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    VirtualAuthenticator at(String other) {
        origin = other;
        return this;
    }

    VirtualAuthenticator withoutVerifying() {
        verifies = false;
        return this;
    }

    VirtualAuthenticator inAFrameOfAnother() {
        crossOrigin = true;
        return this;
    }

    VirtualAuthenticator counting(long from) {
        count = from;
        return this;
    }

    VirtualAuthenticator ofAnotherParty(String id) {
        rpId = id;
        return this;
    }

    VirtualAuthenticator ofSomebodyElse() {
        handle = "SomebodyEl".getBytes(StandardCharsets.US_ASCII);
        return this;
    }

    /** Web Authentication §5.1.3. */
    public String make(String offer) {
        JsonNode options = JSON.readTree(offer);
        rpId = rpId.isEmpty() ? options.at("/rp/id").asString() : rpId;
        handle = Base64.getUrlDecoder().decode(options.at("/user/id").asString());
        byte[] client = client("webauthn.create", options.get("challenge").asString());
        byte[] attestation = joined(
                new byte[] {(byte) 0xa3},
                text("fmt"),
                text("none"),
                text("attStmt"),
                new byte[] {(byte) 0xa0},
                text("authData"),
                bytes(authenticatorData(ATTESTED)));
        return answer(Map.of("clientDataJSON", encoded(client), "attestationObject", encoded(attestation)));
    }

    /** Web Authentication §5.1.4. */
    public String sign(String offer) {
        JsonNode options = JSON.readTree(offer);
        byte[] client = client("webauthn.get", options.get("challenge").asString());
        byte[] data = authenticatorData(0);
        return answer(Map.of(
                "clientDataJSON", encoded(client),
                "authenticatorData", encoded(data),
                "signature", encoded(signed(joined(data, sha256(client)))),
                "userHandle", encoded(handle)));
    }

    private String answer(Map<String, ?> response) {
        return JSON.writeValueAsString(Map.of(
                "id", encoded(credentialId),
                "rawId", encoded(credentialId),
                "type", "public-key",
                "clientExtensionResults", Map.of(),
                "response", response));
    }

    private byte[] client(String type, String challenge) {
        return JSON.writeValueAsBytes(
                Map.of("type", type, "challenge", challenge, "origin", origin, "crossOrigin", crossOrigin));
    }

    // Web Authentication §6.1
    private byte[] authenticatorData(int more) {
        byte flags = (byte) (PRESENT | (verifies ? VERIFIED : 0) | more);
        byte[] head = joined(
                sha256(rpId.getBytes(StandardCharsets.UTF_8)),
                new byte[] {flags},
                ByteBuffer.allocate(4).putInt((int) count).array());
        return more == 0
                ? head
                : joined(head, new byte[16], new byte[] {0, (byte) credentialId.length}, credentialId, publicKey());
    }

    // RFC 9052 §7, RFC 9053 §7.1.1
    private byte[] publicKey() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return joined(
                new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21},
                bytes(coordinate(key.getW().getAffineX())),
                new byte[] {0x22},
                bytes(coordinate(key.getW().getAffineY())));
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] plain = number.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(plain.length, 32);
        System.arraycopy(plain, plain.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private byte[] signed(byte[] what) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(what);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] text(String text) {
        return joined(new byte[] {(byte) (0x60 | text.length())}, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(byte[] bytes) {
        byte[] head = ByteBuffer.allocate(3)
                .put((byte) 0x59)
                .putShort((short) bytes.length)
                .array();
        return joined(head, bytes);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
