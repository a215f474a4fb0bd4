package io.rialto.server.key;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.site.Site.KeyKind;
import io.rialto.server.site.SiteId;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A site's signing key, as everybody may know it: without its private half.
 *
 * @param issuer under which the site signs with it
 * @param inToken its private half is in a PKCS #11 token
 * @param adoptions of the services that something is known of
 */
public record SiteKey(
        KeyId id,
        SiteId site,
        String issuer,
        KeyKind kind,
        State state,
        boolean inToken,
        X509Certificate certificate,
        Life life,
        List<Adoption> adoptions) {

    public SiteKey {
        adoptions = List.copyOf(adoptions);
    }

    /** Where a key is on its way. */
    public enum State {
        /** Published, and not yet signed with. */
        NEXT,
        /** What is signed is signed with it. */
        CURRENT,
        /** Published still, and can be gone back to. */
        PREVIOUS,
        /** Not published, and of no use to anybody. */
        RETIRED;

        /** As the API writes it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * When a key became what it is.
     *
     * @param createdAt since when it is published
     * @param expiresAt when its certificate ends; then services refuse what it signs, if they look at dates
     * @param promoteAt when it becomes current by itself
     */
    public record Life(
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant promoteAt,
            @Nullable Instant promotedAt,
            @Nullable Instant supersededAt,
            @Nullable Instant retiredAt) {}

    /** How far the service is with it. */
    public Adoption adoption(ServiceId service) {
        return adoptions.stream()
                .filter(adoption -> adoption.service().equals(service))
                .findFirst()
                .orElse(Adoption.unknown(service));
    }

    SiteKey with(List<Adoption> its) {
        return new SiteKey(id, site, issuer, kind, state, inToken, certificate, life, its);
    }

    KeyOwner owner() {
        return new KeyOwner(site, issuer, kind);
    }
}
