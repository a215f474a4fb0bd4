package io.rialto.server.oauth;

import com.nimbusds.jose.jwk.JWKSet;
import io.rialto.server.organization.ApiCredential;
import io.rialto.server.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The keys that sign this issuer's tokens. One signs for a year; the next is published a day before it begins, so that whoever
 * keeps the published keys for a while never meets an unknown one; the one before stays published while its tokens live. Safe for
 * use by many threads.
 */
@Component
class TokenKeys {

    static final Duration TERM = Duration.ofDays(365);
    static final Duration NOTICE = Duration.ofDays(1);

    private final TokenKeyRows rows;
    private final String issuer;
    private final Clock clock;

    TokenKeys(TokenKeyRows rows, Settings settings, Clock clock) {
        this.rows = rows;
        this.issuer = settings.authUrl().toString();
        this.clock = clock;
    }

    String issuer() {
        return issuer;
    }

    /** The one that signs now, made when there is none. */
    TokenKey current() {
        Instant now = clock.instant();
        return known(now).stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .reduce((former, later) -> later)
                .orElseThrow();
    }

    /** One of this issuer's, whether it still signs or not. */
    Optional<TokenKey> byId(String kid) {
        return rows.byId(issuer, kid);
    }

    /** Those that tokens may be signed with, in the public form of RFC 7517. */
    Map<String, Object> published() {
        Instant now = clock.instant();
        List<TokenKey> all = known(now);
        return new JWKSet(all.stream()
                        .filter(key -> !isOver(key, all, now))
                        .map(key -> (com.nimbusds.jose.jwk.JWK) key.rsa())
                        .toList())
                .toJSONObject(true);
    }

    /** Those whose tokens are all over are gone, with their private halves. */
    void removeOver() {
        Instant now = clock.instant();
        List<TokenKey> all = rows.all(issuer);
        all.stream().filter(key -> isOver(key, all, now)).forEach(key -> rows.remove(issuer, key.kid()));
    }

    private static boolean isOver(TokenKey key, List<TokenKey> all, Instant now) {
        return all.stream()
                .anyMatch(next -> next.generation() == key.generation() + 1
                        && !next.signsFrom().plus(ApiCredential.LONGEST_LIFE).isAfter(now));
    }

    private List<TokenKey> known(Instant now) {
        List<TokenKey> all = rows.all(issuer);
        if (all.isEmpty()) {
            rows.make(issuer, 1, now);
            return rows.all(issuer);
        }
        TokenKey last = all.getLast();
        Instant end = last.signsFrom().plus(TERM);
        if (end.minus(NOTICE).isAfter(now)) {
            return all;
        }
        rows.make(issuer, last.generation() + 1, end.isAfter(now.plus(NOTICE)) ? end : now.plus(NOTICE));
        return rows.all(issuer);
    }
}
