package io.rialto.server.handoff.oidc.client;

import io.rialto.server.handoff.oidc.grant.Owner;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The names of assertions that were used: between all nodes, the first one's row stays. */
@Component
public class UsedAssertions {

    private final JdbcClient jdbc;
    private final Clock clock;

    public UsedAssertions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether it is the first time. */
    boolean use(Owner owner, String name, Instant end) {
        return jdbc.sql("insert into oidc_assertion (hash, expires_at) values (:hash, :end) on conflict do nothing")
                        .param("hash", hash(owner, name))
                        .param("end", end.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Scheduled(initialDelayString = "PT6M", fixedDelayString = "PT10M")
    void removeOver() {
        jdbc.sql("delete from oidc_assertion where expires_at < :now")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String hash(Owner owner, String name) {
        String text = owner.site().value() + "/" + owner.service().value() + "/" + name;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }
}
