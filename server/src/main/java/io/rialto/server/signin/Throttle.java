package io.rialto.server.signin;

import io.rialto.server.ratelimit.ClientKey;
import io.rialto.server.ratelimit.RateLimit;
import io.rialto.server.ratelimit.Ruling;
import io.rialto.server.ratelimit.Window;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often one may try: enough for everybody who mistypes, too little for whoever lists names or guesses passwords. */
@Component
class Throttle {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);

    private final RateLimit passwordsByClient;
    private final RateLimit passwordsByAccount;
    private final RateLimit startsByClient;
    private final RateLimit startsByName;
    private final RateLimit returns;
    private final RateLimit links;
    private final RateLimit passkeys;

    Throttle(Clock clock) {
        passwordsByClient = new RateLimit(clock, new Window(20, MINUTE), new Window(100, HOUR));
        passwordsByAccount = new RateLimit(clock, new Window(10, QUARTER));
        startsByClient = new RateLimit(clock, new Window(20, MINUTE), new Window(200, HOUR));
        startsByName = new RateLimit(clock, new Window(60, MINUTE));
        returns = new RateLimit(clock, new Window(60, MINUTE));
        links = new RateLimit(clock, new Window(20, MINUTE));
        passkeys = new RateLimit(clock, new Window(30, MINUTE), new Window(300, HOUR));
    }

    /** @param account empty when nobody can have it */
    boolean allowsPassword(String client, String account) {
        return allows(passwordsByClient, ClientKey.of(client))
                && (account.isEmpty() || allows(passwordsByAccount, account));
    }

    /** After the right password. */
    void forgetAccount(String account) {
        passwordsByAccount.forget(account);
    }

    boolean allowsStart(String client, String name) {
        return allows(startsByClient, ClientKey.of(client)) && allows(startsByName, name);
    }

    boolean allowsReturn(String client) {
        return allows(returns, ClientKey.of(client));
    }

    /** To be asked for a passkey writes a row, and to answer costs a signature. */
    boolean allowsPasskey(String client) {
        return allows(passkeys, ClientKey.of(client));
    }

    boolean allowsLink(String client) {
        return allows(links, ClientKey.of(client));
    }

    private static boolean allows(RateLimit limit, String key) {
        return switch (limit.take(key)) {
            case Ruling.Allowed allowed -> true;
            case Ruling.Refused refused -> false;
        };
    }
}
