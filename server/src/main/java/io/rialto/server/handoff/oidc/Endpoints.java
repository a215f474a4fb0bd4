package io.rialto.server.handoff.oidc;

import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.HandOver;
import io.rialto.server.handoff.intake.TurnedAway;
import io.rialto.server.handoff.oidc.AuthorizationRequest.Outcome;
import io.rialto.server.handoff.oidc.TokenExchange.Result;
import io.rialto.server.handoff.oidc.client.Authentication;
import io.rialto.server.handoff.oidc.client.Client;
import io.rialto.server.handoff.oidc.client.ClientAuthentication;
import io.rialto.server.handoff.oidc.client.Parameters;
import io.rialto.server.handoff.oidc.grant.LoginGrants;
import io.rialto.server.handoff.oidc.token.Jwts;
import io.rialto.server.site.Site;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What stands behind the routes, for the client of a trial: the same checks and the same tokens, without HTTP. No route knows such a
 * client, and here there is no other. Nothing is recorded.
 */
@Component
public class Endpoints {

    private final AuthorizationRequests requests;
    private final ClientAuthentication authentication;
    private final TokenExchange exchange;
    private final UserClaims userClaims;
    private final ProviderConfiguration configuration;
    private final Jwts jwts;
    private final LoginGrants grants;

    Endpoints(
            AuthorizationRequests requests,
            ClientAuthentication authentication,
            TokenExchange exchange,
            UserClaims userClaims,
            ProviderConfiguration configuration,
            Jwts jwts,
            LoginGrants grants) {
        this.requests = requests;
        this.authentication = authentication;
        this.exchange = exchange;
        this.userClaims = userClaims;
        this.configuration = configuration;
        this.jwts = jwts;
        this.grants = grants;
    }

    /** What comes of an authorization request. */
    public sealed interface Reception {

        /** The customer may be handed over. */
        record Taken(Asked asked) implements Reception {}

        /** The client is told what is wrong. */
        record Returned(HandOver error) implements Reception {}

        /** @param why nobody is sent anywhere */
        record Stopped(String why) implements Reception {}
    }

    /** What a program is answered: a status of HTTP, and JSON. */
    public record Reply(int status, Map<String, Object> body) {

        /** Tokens have no text. */
        @Override
        public String toString() {
            return "Reply[" + status + "]";
        }
    }

    /** Of {@code authorize}. */
    public Reception authorize(Client trial, Parameters parameters) {
        return switch (requests.check(trial, parameters)) {
            case Outcome.Good(AuthorizationRequest good) ->
                new Reception.Taken(new Asked(good.kept().text(), good.prompt(), good.maxAge()));
            case Outcome.Back(
                    Client client,
                    ReturnAddress address,
                    AuthorizationRequest.ErrorCode error,
                    String sentence) -> new Reception.Returned(address.error(client, error, sentence));
            case Outcome.Stop(TurnedAway turnedAway) ->
                new Reception.Stopped(turnedAway.fault().remedy());
        };
    }

    /** Of {@code token}. */
    public Reply token(Client trial, Parameters parameters, @Nullable String authorization) {
        if (parameters.repeated().isPresent()) {
            return error(400, "invalid_request", "A parameter is there more than once.");
        }
        return switch (authentication.of(trial, parameters, authorization)) {
            case Authentication.Known(Client client) -> exchanged(client, parameters);
            case Authentication.TooOften(long seconds) -> error(429, "invalid_client", "Too many failures.");
            case Authentication.Unknown(Authentication.Fault fault) ->
                error(
                        fault == Authentication.Fault.TWO_WAYS ? 400 : 401,
                        fault == Authentication.Fault.TWO_WAYS ? "invalid_request" : "invalid_client",
                        fault.sentence());
        };
    }

    private Reply exchanged(Client client, Parameters parameters) {
        return switch (exchange.exchange(client, parameters)) {
            case Result.Good(Map<String, Object> body) -> new Reply(200, body);
            case Result.Bad(String error, String sentence, String detail) -> error(400, error, sentence);
        };
    }

    /** Of {@code userinfo}. */
    public Reply userInfo(Client trial, String access) {
        return switch (userClaims.of(trial.site(), access, trial.owner().service()::equals)) {
            case UserClaims.Told(Map<String, Object> claims) -> new Reply(200, claims);
            case UserClaims.Kept(int status, String error, String sentence) -> error(status, error, sentence);
        };
    }

    /** Of {@code .well-known/openid-configuration}. */
    public Reply configuration(Site site) {
        return new Reply(200, configuration.of(site));
    }

    /** Of {@code jwks}. */
    public Reply keys(Site site) {
        return new Reply(200, jwts.published(site.id()));
    }

    /** The client's codes and tokens are gone. */
    public void close(Client trial) {
        if (!trial.trial()) {
            throw new IllegalArgumentException("a service's own tokens do not end with a trial");
        }
        grants.endAll(trial.owner());
    }

    private static Reply error(int status, String error, String sentence) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", sentence);
        return new Reply(status, body);
    }
}
