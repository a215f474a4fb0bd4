package io.rialto.server.servicemetadata;

import io.rialto.saml.DataCipher;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What of a service's metadata we go by: what we can speak, in our words. As it is kept.
 *
 * @param consumers its HTTP-POST assertion consumer services; at least one
 * @param signingKeys certificates in Base64 whose keys sign what it asks
 * @param encryptionKeys certificates in Base64 to encrypt for, the one to be used first
 * @param requestsSigned whether it says that it signs its requests
 * @param validUntil when it says that all of this ends
 * @param sealed whether a signature was needed, and held
 */
public record Terms(
        String entityId,
        List<Consumer> consumers,
        List<Logout> logouts,
        List<String> signingKeys,
        List<String> encryptionKeys,
        DataCipher cipher,
        List<String> nameIdFormats,
        List<Wanted> attributes,
        boolean requestsSigned,
        boolean assertionsSigned,
        @Nullable Instant validUntil,
        @Nullable Duration cacheDuration,
        boolean sealed) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Terms {
        consumers = List.copyOf(consumers);
        logouts = List.copyOf(logouts);
        signingKeys = List.copyOf(signingKeys);
        encryptionKeys = List.copyOf(encryptionKeys);
        nameIdFormats = List.copyOf(nameIdFormats);
        attributes = List.copyOf(attributes);
    }

    /** An assertion consumer service. One of them is the usual one. */
    public record Consumer(int index, URI address, boolean usual) {}

    /** @param answers where answers go, when elsewhere */
    public record Logout(
            String binding, URI address, @Nullable URI answers) {}

    /** An attribute that the service asks for. */
    public record Wanted(String name, boolean required) {}

    /** Where a response goes that nobody asked for. */
    public URI usualAddress() {
        return consumers.stream()
                .filter(Consumer::usual)
                .findFirst()
                .orElse(consumers.getFirst())
                .address();
    }

    boolean isOver(Instant now) {
        return validUntil != null && !validUntil.isAfter(now);
    }

    /** The same, good until another time. */
    Terms until(@Nullable Instant end) {
        return new Terms(
                entityId,
                consumers,
                logouts,
                signingKeys,
                encryptionKeys,
                cipher,
                nameIdFormats,
                attributes,
                requestsSigned,
                assertionsSigned,
                end,
                cacheDuration,
                sealed);
    }

    /** A hash of all but its end: two that have the same say the same. */
    String print() {
        return hash(new Terms(
                        entityId,
                        consumers.stream()
                                .sorted(Comparator.comparing(Consumer::toString))
                                .toList(),
                        logouts.stream()
                                .sorted(Comparator.comparing(Logout::toString))
                                .toList(),
                        signingKeys.stream().sorted().toList(),
                        encryptionKeys.stream().sorted().toList(),
                        cipher,
                        List.of(),
                        List.of(),
                        requestsSigned,
                        assertionsSigned,
                        null,
                        null,
                        false)
                .text());
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }

    String text() {
        return JSON.writeValueAsString(this);
    }

    static Terms of(String text) {
        return JSON.readValue(text, Terms.class);
    }
}
