package io.rialto.server.handoff.saml;

import io.rialto.server.key.Pseudonyms;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import io.rialto.server.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Logouts under way, sealed, each under a hash of a text that only the browser has. Services carry that text as relay state: a cookie
 * would not come along with what they post.
 */
@Component
class LogoutStates {

    private static final Logger LOG = LoggerFactory.getLogger(LogoutStates.class);
    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Pseudonyms pseudonyms;
    private final SecureRandom random;
    private final Clock clock;

    LogoutStates(JdbcClient jdbc, Vault vault, Pseudonyms pseudonyms, SecureRandom random, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.pseudonyms = pseudonyms;
        this.random = random;
        this.clock = clock;
    }

    /**
     * @param key what services carry; it leads to nothing but the next step
     * @param version of two who change it at once, one loses
     */
    record Kept(String key, LogoutState state, int version) {}

    Kept begin(Site site, LogoutState state) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("insert into saml_logout (id, site_id, state, version, expires_at) values (?, ?, ?, 0, ?)")
                .params(
                        id(site, key),
                        site.id().value(),
                        sealed(id(site, key), state),
                        at(clock.instant().plus(LIFETIME)))
                .update();
        return new Kept(key, state, 0);
    }

    Optional<Kept> find(Site site, String key) {
        return jdbc.sql("select state, version from saml_logout where id = ? and site_id = ? and expires_at > ?")
                .params(id(site, key), site.id().value(), at(clock.instant()))
                .query((row, number) -> new Kept(key, opened(id(site, key), row.getString(1)), row.getInt(2)))
                .optional();
    }

    /** What became of it, for the customer alone: services that carry the key cannot make this name of it. */
    Optional<LogoutState> result(Site site, String id) {
        return jdbc.sql("select state from saml_logout where id = ? and site_id = ? and expires_at > ?")
                .params(id, site.id().value(), at(clock.instant()))
                .query((row, number) -> opened(id, row.getString(1)))
                .optional();
    }

    /** The new state; nothing when somebody else was first. */
    Optional<Kept> change(Site site, Kept before, LogoutState after) {
        int changed = jdbc.sql("update saml_logout set state = ?, version = version + 1 where id = ? and version = ?")
                .params(sealed(id(site, before.key()), after), id(site, before.key()), before.version())
                .update();
        return changed == 1 ? Optional.of(new Kept(before.key(), after, before.version() + 1)) : Optional.empty();
    }

    /** @param state absent: nobody can open it any more */
    record Expired(SiteId site, Optional<LogoutState> state) {}

    /** Takes out what is over, at most so many: what one node takes, another does not get. */
    List<Expired> takeExpired(int most) {
        List<Expired> taken = new ArrayList<>();
        jdbc.sql("select id, site_id, state from saml_logout where expires_at <= ? order by expires_at limit ?")
                .params(at(clock.instant()), most)
                .query(row -> {
                    String id = row.getString("id");
                    SiteId site = new SiteId(row.getObject("site_id", UUID.class));
                    String sealed = row.getString("state");
                    if (remove(id)) {
                        taken.add(new Expired(site, openedIfEver(id, sealed)));
                    }
                });
        return taken;
    }

    private boolean remove(String id) {
        return jdbc.sql("delete from saml_logout where id = ?").param(id).update() == 1;
    }

    private Optional<LogoutState> openedIfEver(String id, String sealed) {
        try {
            return Optional.of(opened(id, sealed));
        } catch (RuntimeException unreadable) {
            LOG.warn("saml logout=expired outcome=unreadable", unreadable);
            return Optional.empty();
        }
    }

    private String sealed(String id, LogoutState state) {
        byte[] sealed = vault.seal(JSON.writeValueAsBytes(state), context(id));
        return Base64.getEncoder().encodeToString(sealed);
    }

    private static String context(String id) {
        return "saml-logout/" + id;
    }

    private LogoutState opened(String id, String sealed) {
        byte[] json = vault.open(Base64.getDecoder().decode(sealed), context(id));
        return JSON.readValue(new String(json, StandardCharsets.UTF_8), LogoutState.class);
    }

    String id(Site site, String key) {
        return pseudonyms.of(site.id(), "saml-logout", key);
    }

    private static Object at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
