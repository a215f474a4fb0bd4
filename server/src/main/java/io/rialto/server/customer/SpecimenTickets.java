package io.rialto.server.customer;

import io.rialto.server.site.Site;
import io.rialto.server.site.Store;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes tickets as the site's shop does, for customers who do not exist: so that the way of a real one can be gone without a shop.
 * Such a ticket is opened by whoever asked for it, and leaves the process by no way.
 */
@Component
public class SpecimenTickets {

    private static final long SECONDS = 60;
    private static final int TAG_BITS = 128;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final SecureRandom random;
    private final Clock clock;

    SpecimenTickets(SecureRandom random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    /** Whether the site shares a key with a shop, without which there is no ticket. */
    public static boolean possible(Site site) {
        return site.store().baseUrl() != null && !site.store().ticketKeys().isEmpty();
    }

    /**
     * A ticket, sealed.
     *
     * @param claims those that are not the same in every ticket of the shop; they win over those that are
     */
    public String seal(Site site, Map<String, Object> claims) {
        Store store = site.store();
        long now = clock.instant().getEpochSecond();
        Map<String, Object> all = new HashMap<>();
        all.put("iss", Optional.ofNullable(store.baseUrl()).map(URI::toString).orElseThrow());
        all.put("aud", site.issuer());
        all.put("iat", now);
        all.put("exp", now + SECONDS);
        all.put("auth_time", now);
        all.put("jti", HexFormat.of().formatHex(bytes(16)));
        all.putAll(claims);
        return sealed(site, JSON.writeValueAsBytes(all));
    }

    private String sealed(Site site, byte[] claims) {
        Map<String, String> names =
                Map.of("alg", "dir", "enc", "A256GCM", "typ", "rialto-ticket+jwt", "kid", site.slug());
        String header = BASE64URL.encodeToString(JSON.writeValueAsBytes(names));
        byte[] vector = bytes(12);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    site.store().ticketKeys().getFirst().secret(),
                    new GCMParameterSpec(TAG_BITS, vector));
            cipher.updateAAD(header.getBytes(StandardCharsets.US_ASCII));
            byte[] sealed = cipher.doFinal(claims);
            // RFC 7516 §7.1: header, no key, vector, text, tag
            String text = BASE64URL.encodeToString(Arrays.copyOf(sealed, claims.length));
            String tag = BASE64URL.encodeToString(Arrays.copyOfRange(sealed, claims.length, sealed.length));
            return header + ".." + BASE64URL.encodeToString(vector) + "." + text + "." + tag;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM is part of every Java platform", impossible);
        }
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
