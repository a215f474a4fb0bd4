package io.rialto.server.signin.invitation;

import io.rialto.server.organization.MembershipId;
import io.rialto.server.signin.session.BearerSecret;
import io.rialto.server.signin.session.StaffAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The links that are open; at most one a membership. Only their hashes are kept. */
@Component
public class Invitations {

    private static final Duration GOOD_FOR = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final StaffAddress address;
    private final SecureRandom random;
    private final Clock clock;

    Invitations(JdbcClient jdbc, StaffAddress address, SecureRandom random, Clock clock) {
        this.jdbc = jdbc;
        this.address = address;
        this.random = random;
        this.clock = clock;
    }

    /** A link, and how long it is good. */
    public record Link(URI url, Instant expiresAt) {

        /** Whoever has the link comes in by it: it could end up in a log. */
        @Override
        public String toString() {
            return "Link";
        }
    }

    /** A new link, which ends the one before. */
    @Transactional
    public Link offer(MembershipId membership) {
        withdraw(membership);
        BearerSecret token = BearerSecret.random(random);
        Instant expires = clock.instant().plus(GOOD_FOR).truncatedTo(ChronoUnit.SECONDS);
        jdbc.sql("insert into invitation (token_hash, membership_id, expires_at) values (:hash, :membership, :expires)")
                .param("hash", token.hash())
                .param("membership", membership.value())
                .param("expires", at(expires))
                .update();
        return new Link(address.at("/invitation/" + token.value()), expires);
    }

    /** Its link, if there is one, leads nowhere any more. */
    public void withdraw(MembershipId membership) {
        jdbc.sql("delete from invitation where membership_id = :membership")
                .param("membership", membership.value())
                .update();
    }

    /** Whose membership the link is for; empty: it is over, or never was. */
    public Optional<MembershipId> of(String token) {
        return BearerSecret.of(token)
                .flatMap(secret -> jdbc.sql(
                                "select membership_id from invitation where token_hash = :hash and expires_at > :now")
                        .param("hash", secret.hash())
                        .param("now", at(clock.instant()))
                        .query(String.class)
                        .optional())
                .map(MembershipId::new);
    }

    /** Uses it up, with the caller's transaction; of two that come at once the first has it. */
    public boolean use(String token) {
        return of(token).isPresent()
                && jdbc.sql("delete from invitation where token_hash = :hash")
                                .param("hash", new BearerSecret(token).hash())
                                .update()
                        == 1;
    }

    @Scheduled(initialDelayString = "PT8M", fixedDelayString = "PT1H")
    void removeOver() {
        jdbc.sql("delete from invitation where expires_at <= :now")
                .param("now", at(clock.instant()))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
