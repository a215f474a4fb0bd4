package io.rialto.demo.shop;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PHP's sessions, and the keys of the persistent shopping cart. Safe for use by many threads. */
final class Sessions {

    static final Duration LIFETIME = Duration.ofHours(1);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9,-]{22,128}");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final Map<String, Session> byId = new ConcurrentHashMap<>();
    private final Map<String, Long> remembered = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Sessions(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** The session of that id. An id nobody knows is adopted, as Magento does; one that PHP would not take is replaced. */
    Session of(@Nullable String id) {
        forgetExpired();
        String wanted = id != null && ID.matcher(id).matches() ? id : token(26);
        Session session = byId.computeIfAbsent(wanted, fresh -> new Session(fresh, token(16), clock.instant()));
        session.touch(clock.instant());
        return session;
    }

    /** Login takes a new id, so that a session somebody else knew of is worth nothing. */
    void logIn(Session session, Visitor.LoggedIn visitor) {
        byId.remove(session.id());
        session.rename(token(26));
        session.belongsTo(visitor);
        byId.put(session.id(), session);
    }

    /** Ends the session and answers the anonymous one that follows. */
    Session logOut(Session session) {
        byId.remove(session.id());
        return of(null);
    }

    /** All sessions end; the cookies of the persistent cart live on. */
    void endAll() {
        byId.clear();
    }

    /** A value for the cookie of the persistent cart. */
    String remember(long customerId) {
        String key = token(50);
        remembered.put(key, customerId);
        return key;
    }

    Optional<Long> rememberedBy(@Nullable String key) {
        return key == null ? Optional.empty() : Optional.ofNullable(remembered.get(key));
    }

    void forget(@Nullable String key) {
        if (key != null) {
            remembered.remove(key);
        }
    }

    private void forgetExpired() {
        Instant oldest = clock.instant().minus(LIFETIME);
        byId.values().removeIf(session -> session.usedAt().isBefore(oldest));
    }

    private String token(int length) {
        StringBuilder token = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            token.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return token.toString();
    }
}
