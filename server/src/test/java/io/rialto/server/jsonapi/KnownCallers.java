package io.rialto.server.jsonapi;

import io.rialto.server.organization.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Whom a test gives a token by itself, without credentials. */
public final class KnownCallers extends Bearers {

    private final Map<String, Caller> callers = new ConcurrentHashMap<>();

    KnownCallers() {
        super(null);
    }

    /** From now on this is the caller's token. */
    public void give(String token, Caller caller) {
        callers.put(token, caller);
    }

    @Override
    Optional<Caller> callerOf(String token) {
        return Optional.ofNullable(callers.get(token));
    }

    /** For {@code RunningServer.start}: no configuration that is found by itself. */
    public static class Beans {

        @Bean
        @Primary
        KnownCallers knownCallers() {
            return new KnownCallers();
        }
    }
}
