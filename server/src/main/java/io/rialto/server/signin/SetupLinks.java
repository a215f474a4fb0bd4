package io.rialto.server.signin;

import io.rialto.server.signin.session.BearerSecret;
import io.rialto.server.signin.session.StaffAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The link by which the first owner comes in while nobody can sign in. There is at most one, and it is good once. */
@Component
public class SetupLinks {

    private static final Duration GOOD_FOR = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final OwnersEntry entry;
    private final StaffAddress address;
    private final SecureRandom random;
    private final Clock clock;

    SetupLinks(JdbcClient jdbc, OwnersEntry entry, StaffAddress address, SecureRandom random, Clock clock) {
        this.jdbc = jdbc;
        this.entry = entry;
        this.address = address;
        this.random = random;
        this.clock = clock;
    }

    /** A new link, which ends the one before; empty when somebody can sign in. Whoever reads it can become the owner. */
    @Transactional
    public Optional<URI> offer() {
        jdbc.sql("delete from setup_link").update();
        if (entry.exists()) {
            return Optional.empty();
        }
        BearerSecret token = BearerSecret.random(random);
        jdbc.sql("insert into setup_link (id, token_hash, expires_at) values (1, :hash, :expires)")
                .param("hash", token.hash())
                .param("expires", OffsetDateTime.ofInstant(clock.instant().plus(GOOD_FOR), ZoneOffset.UTC))
                .update();
        return Optional.of(address.at("/setup/" + token.value()));
    }

    /** Whether it could be used now. */
    boolean stands(String token) {
        return BearerSecret.of(token)
                .map(secret -> jdbc.sql(
                                "select count(*) from setup_link where token_hash = :hash and expires_at > :now")
                        .param("hash", secret.hash())
                        .param("now", now())
                        .query(Integer.class)
                        .single())
                .filter(rows -> rows == 1 && !entry.exists())
                .isPresent();
    }

    /** Uses it up, with the caller's transaction; of two that come at once the first has it. */
    boolean use(String token) {
        return stands(token)
                && jdbc.sql("delete from setup_link where token_hash = :hash")
                                .param("hash", new BearerSecret(token).hash())
                                .update()
                        == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
