package io.rialto.server.handoff.oidc.grant;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.handoff.Renounced;
import io.rialto.server.handoff.oidc.grant.Exchange.Bad;
import io.rialto.server.handoff.oidc.grant.Exchange.Good;
import io.rialto.server.handoff.oidc.grant.Exchange.Reason;
import io.rialto.server.handoff.oidc.grant.GrantRows.CodeRow;
import io.rialto.server.handoff.oidc.grant.GrantRows.Kind;
import io.rialto.server.handoff.oidc.grant.GrantRows.Reach;
import io.rialto.server.handoff.oidc.grant.GrantRows.TokenRow;
import io.rialto.server.site.SiteId;
import io.rialto.server.standing.Standings;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives codes and tokens, and takes them. Each exchange is one transaction that first locks the grant's row, so that of two at
 * once, on whatever nodes, one is first and the other finds what it left.
 */
@Component
public class LoginGrants {

    /** RFC 6749 §4.1.2 allows ten minutes; a redirect takes a second. */
    static final Duration CODE = Duration.ofSeconds(60);

    /** A service's own session may outlast its tokens; as long as it may be there, it is known whose it is. */
    private static final Duration SESSION = Duration.ofHours(24);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GrantRows rows;
    private final Standings standings;
    private final Renounced renounced;
    private final TransactionTemplate transactions;
    private final SecureRandom random;
    private final Clock clock;

    public LoginGrants(
            JdbcClient jdbc,
            Standings standings,
            Renounced renounced,
            TransactionTemplate transactions,
            SecureRandom random,
            Clock clock) {
        this.rows = new GrantRows(jdbc);
        this.standings = standings;
        this.renounced = renounced;
        this.transactions = transactions;
        this.random = random;
        this.clock = clock;
    }

    /**
     * A code for the login.
     *
     * @param customer keyed hash of the customer's id
     */
    public String code(Owner owner, String customer, Coded coded, boolean offline) {
        Bearer code = Bearer.next(random);
        Instant end = clock.instant().plus(CODE);
        String sealed = code.seal(JSON.writeValueAsString(coded), owner.context("code"), random);
        rows.add(
                owner,
                new CodeRow(UUID.randomUUID(), customer, sealed, end, false),
                code,
                coded.login().session(),
                offline);
        return code.value();
    }

    /** Whether the shop shut the customer out, or they ended the service: another node may have granted it before it heard. */
    private boolean isOver(SiteId site, String customer, ServiceId service) {
        return standings.isClosed(site, customer) || renounced.isRenounced(site, customer, service);
    }

    /**
     * Tokens for the code, which is used up by it.
     *
     * @param flaw what is wrong with the request, given what the code stands for; then the grant is gone
     */
    public Exchange redeem(
            Owner owner, String code, Function<Coded, Optional<Reason>> flaw, Function<Login, Terms> terms) {
        return Bearer.of(code)
                .<Exchange>map(bearer -> inOneTransaction(() -> redeem(owner, bearer, flaw, terms)))
                .orElseGet(() -> new Bad(Reason.UNKNOWN));
    }

    private Exchange redeem(
            Owner owner, Bearer code, Function<Coded, Optional<Reason>> flaw, Function<Login, Terms> terms) {
        CodeRow row = rows.lockByCode(owner, code).orElse(null);
        if (row == null) {
            return new Bad(Reason.UNKNOWN);
        }
        Instant now = clock.instant();
        if (row.used()) {
            // RFC 6749 §4.1.2: revoke all tokens that were issued for it
            return gone(row.grant(), Reason.REPLAYED);
        }
        if (!row.expires().isAfter(now)) {
            return gone(row.grant(), Reason.EXPIRED);
        }
        if (isOver(owner.site(), row.customer(), owner.service())) {
            return gone(row.grant(), Reason.SHUT_OUT);
        }
        Coded coded = code.open(row.sealed(), owner.context("code"))
                .map(json -> JSON.readValue(json, Coded.class))
                .orElse(null);
        if (coded == null) {
            return gone(row.grant(), Reason.UNKNOWN);
        }
        Optional<Reason> wrong = flaw.apply(coded);
        if (wrong.isPresent()) {
            return gone(row.grant(), wrong.get());
        }
        Terms agreed = terms.apply(coded.login());
        Instant end = agreed.refreshable() ? now.plus(agreed.refresh()) : now.plus(agreed.access());
        rows.markCodeUsed(row.grant(), later(end, now.plus(SESSION)));
        return issued(new Granted(owner, row.grant(), row.customer()), coded.login(), agreed, end, coded.nonce());
    }

    /**
     * The next tokens for a refresh token, which is used up by it (RFC 9700 §4.14.2).
     *
     * @param narrowed the login as the new access token shall have it; nothing when that is more than was granted
     */
    public Exchange refresh(Owner owner, String token, Function<Login, Optional<Login>> narrowed, Terms terms) {
        return Bearer.of(token)
                .<Exchange>map(bearer -> inOneTransaction(() -> refresh(owner, bearer, narrowed, terms)))
                .orElseGet(() -> new Bad(Reason.UNKNOWN));
    }

    private Exchange refresh(Owner owner, Bearer token, Function<Login, Optional<Login>> narrowed, Terms terms) {
        TokenRow row = rows.lockByToken(owner, token, Kind.REFRESH).orElse(null);
        if (row == null) {
            return new Bad(Reason.UNKNOWN);
        }
        Instant now = clock.instant();
        if (row.used()) {
            return gone(row.grant(), Reason.REPLAYED);
        }
        if (!row.expires().isAfter(now)) {
            return gone(row.grant(), Reason.EXPIRED);
        }
        if (isOver(owner.site(), row.customer(), owner.service())) {
            return gone(row.grant(), Reason.SHUT_OUT);
        }
        Login login = login(owner, token, row, Kind.REFRESH).orElse(null);
        if (login == null) {
            return gone(row.grant(), Reason.UNKNOWN);
        }
        // Asking for too much is a mistake of the client's, not a theft: the token stays good.
        Login narrower = narrowed.apply(login).orElse(null);
        if (narrower == null) {
            return new Bad(Reason.WIDER_SCOPE);
        }
        rows.markUsed(token);
        Granted granted = new Granted(owner, row.grant(), row.customer());
        String access = mint(granted, Kind.ACCESS, narrower, earlier(now.plus(terms.access()), row.expires()));
        // RFC 6749 §6: the new refresh token has the old one's scope
        String next = mint(granted, Kind.REFRESH, login, row.expires());
        return new Good(narrower, access, lifetime(terms, now, row.expires()), Optional.of(next), null);
    }

    /** The grant that tokens come of. */
    private record Granted(Owner owner, UUID grant, String customer) {}

    private Exchange issued(Granted granted, Login login, Terms terms, Instant end, @Nullable String nonce) {
        Instant now = clock.instant();
        String access = mint(granted, Kind.ACCESS, login, earlier(now.plus(terms.access()), end));
        Optional<String> refresh =
                terms.refreshable() ? Optional.of(mint(granted, Kind.REFRESH, login, end)) : Optional.empty();
        return new Good(login, access, lifetime(terms, now, end), refresh, nonce);
    }

    private String mint(Granted granted, Kind kind, Login login, Instant end) {
        Owner owner = granted.owner();
        Bearer token = Bearer.next(random);
        String sealed = token.seal(JSON.writeValueAsString(login), owner.context(kind.name()), random);
        rows.add(token, new TokenRow(granted.grant(), owner.service(), granted.customer(), sealed, end, false), kind);
        return token.value();
    }

    private static Duration lifetime(Terms terms, Instant now, Instant end) {
        return Duration.between(now, earlier(now.plus(terms.access()), end));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** An access token that is good, and whose it is. */
    public record Held(ServiceId service, Login login) {}

    /** What the site's access token opens. */
    public Optional<Held> open(SiteId site, String access) {
        return Bearer.of(access)
                .flatMap(token -> rows.byAccess(site, token)
                        .filter(row ->
                                row.expires().isAfter(clock.instant()) && !isOver(site, row.customer(), row.service()))
                        .flatMap(row -> login(new Owner(site, row.service()), token, row, Kind.ACCESS)
                                .map(login -> new Held(row.service(), login))));
    }

    private static Optional<Login> login(Owner owner, Bearer token, TokenRow row, Kind kind) {
        return token.open(row.sealed(), owner.context(kind.name())).map(json -> JSON.readValue(json, Login.class));
    }

    /** What {@link #revoke} found. */
    public enum Revoked {
        GONE,
        /** No token, or none any more (RFC 7009 §2.2). */
        UNKNOWN,
        /** Another client's (RFC 7009 §2.1); it is as good as before. */
        OTHERS
    }

    /** Ends an access token; with a refresh token all that came of the login. */
    public Revoked revoke(Owner owner, String token) {
        Bearer bearer = Bearer.of(token).orElse(null);
        TokenRow row =
                bearer == null ? null : rows.byToken(owner.site(), bearer).orElse(null);
        if (bearer == null || row == null) {
            return Revoked.UNKNOWN;
        }
        if (!row.service().equals(owner.service())) {
            return Revoked.OTHERS;
        }
        if (rows.removeAccess(bearer) == 0) {
            rows.remove(row.grant());
        }
        return Revoked.GONE;
    }

    /** The session is over: what lived by it is gone. What was granted for longer stays (OpenID Connect Back-Channel Logout §2.7). */
    public void end(Owner owner, String session) {
        rows.removeSession(owner, session, Reach.SESSION);
    }

    /** The customer may not come any more: all that the login gave is gone, however long it was meant to last. */
    public void endForGood(Owner owner, String session) {
        rows.removeSession(owner, session, Reach.EVERYTHING);
    }

    /** Nothing that was ever given to that owner is good any more. */
    public void endAll(Owner owner) {
        rows.removeAll(owner);
    }

    private Exchange gone(UUID grant, Reason reason) {
        rows.remove(grant);
        return new Bad(reason);
    }

    private Exchange inOneTransaction(Supplier<Exchange> step) {
        return Objects.requireNonNull(transactions.execute(status -> step.get()));
    }
}
