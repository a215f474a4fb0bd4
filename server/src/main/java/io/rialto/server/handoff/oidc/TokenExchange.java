package io.rialto.server.handoff.oidc;

import io.rialto.server.externalservice.Oidc;
import io.rialto.server.handoff.oidc.client.Client;
import io.rialto.server.handoff.oidc.client.Parameters;
import io.rialto.server.handoff.oidc.grant.Coded;
import io.rialto.server.handoff.oidc.grant.Exchange;
import io.rialto.server.handoff.oidc.grant.Exchange.Reason;
import io.rialto.server.handoff.oidc.grant.Login;
import io.rialto.server.handoff.oidc.grant.LoginGrants;
import io.rialto.server.handoff.oidc.grant.Terms;
import io.rialto.server.handoff.oidc.token.IdTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Exchanges codes and refresh tokens of a client that showed who it is (RFC 6749 §4.1.3 and §6). */
@Component
class TokenExchange {

    // RFC 7636 §4.1
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final LoginGrants grants;
    private final IdTokens idTokens;

    TokenExchange(LoginGrants grants, IdTokens idTokens) {
        this.grants = grants;
        this.idTokens = idTokens;
    }

    /** What comes of a request. */
    sealed interface Result {

        record Good(Map<String, Object> body) implements Result {

            /** Tokens have no text. */
            @Override
            public String toString() {
                return "Good";
            }
        }

        /** @param detail for the log */
        record Bad(String error, String sentence, String detail) implements Result {}
    }

    Result exchange(Client client, Parameters parameters) {
        Optional<String> type = parameters.value("grant_type");
        if (type.isEmpty()) {
            return bad("invalid_request", "grant_type is missing.", "no grant_type");
        }
        return switch (type.get()) {
            case "authorization_code" -> code(client, parameters);
            case "refresh_token" -> refresh(client, parameters);
            default ->
                bad(
                        "unsupported_grant_type",
                        "grant_type must be authorization_code or refresh_token.",
                        "other grant_type");
        };
    }

    private Result code(Client client, Parameters parameters) {
        Optional<String> code = parameters.value("code");
        Optional<String> redirectUri = parameters.value("redirect_uri");
        if (code.isEmpty() || redirectUri.isEmpty()) {
            return bad("invalid_request", "code and redirect_uri must both be there.", "incomplete");
        }
        Optional<String> verifier = parameters.value("code_verifier");
        return result(
                client,
                grants.redeem(
                        client.owner(),
                        code.get(),
                        coded -> flaw(coded, redirectUri.get(), verifier),
                        login -> terms(client.settings(), login)));
    }

    private static Optional<Reason> flaw(Coded coded, String redirectUri, Optional<String> verifier) {
        if (!coded.redirectUri().equals(redirectUri)) {
            return Optional.of(Reason.OTHER_REDIRECT_URI);
        }
        String challenge = coded.challenge();
        if (challenge == null) {
            // RFC 9700 §4.8.2: the challenge may have been taken out of the request by an attacker.
            return verifier.isPresent() ? Optional.of(Reason.UNASKED_VERIFIER) : Optional.empty();
        }
        return verifier.filter(text -> VERIFIER.matcher(text).matches())
                        .filter(text -> MessageDigest.isEqual(bytes(challengeOf(text)), bytes(challenge)))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Reason.WRONG_VERIFIER);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    // RFC 7636 §4.6
    private static String challengeOf(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(verifier));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }

    private static Terms terms(Oidc settings, Login login) {
        return new Terms(
                settings.lifetimes().accessToken(),
                settings.lifetimes().refreshToken(),
                settings.refreshTokens() || login.scopes().contains(Scopes.OFFLINE));
    }

    private Result refresh(Client client, Parameters parameters) {
        Optional<String> token = parameters.value("refresh_token");
        if (token.isEmpty()) {
            return bad("invalid_request", "refresh_token is missing.", "incomplete");
        }
        Optional<List<String>> scopes = parameters.value("scope").map(Scopes::words);
        Terms terms = new Terms(
                client.settings().lifetimes().accessToken(),
                client.settings().lifetimes().refreshToken(),
                true);
        return result(client, grants.refresh(client.owner(), token.get(), login -> narrowed(login, scopes), terms));
    }

    private static Optional<Login> narrowed(Login login, Optional<List<String>> scopes) {
        List<String> wanted = scopes.orElse(login.scopes());
        return login.scopes().containsAll(wanted) ? Optional.of(login.scoped(wanted)) : Optional.empty();
    }

    private Result result(Client client, Exchange exchange) {
        return switch (exchange) {
            case Exchange.Good good -> new Result.Good(body(client, good));
            case Exchange.Bad(Reason reason) -> bad(reason);
        };
    }

    private Map<String, Object> body(Client client, Exchange.Good good) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", good.access());
        body.put("token_type", "Bearer");
        body.put("expires_in", good.lifetime().toSeconds());
        good.refresh().ifPresent(token -> body.put("refresh_token", token));
        if (good.login().scopes().contains(Scopes.OPENID)) {
            body.put("id_token", idTokens.issue(client, good.login(), good.nonce(), good.access()));
        }
        body.put("scope", String.join(" ", good.login().scopes()));
        return body;
    }

    private static Result bad(Reason reason) {
        String detail = reason.name().toLowerCase(Locale.ROOT);
        return switch (reason) {
            case WIDER_SCOPE -> bad("invalid_scope", "The scope is wider than what was granted.", detail);
            // Whoever guesses learns nothing about which part of the guess was right.
            case UNKNOWN, EXPIRED, REPLAYED, SHUT_OUT, OTHER_REDIRECT_URI, WRONG_VERIFIER, UNASKED_VERIFIER ->
                bad(
                        "invalid_grant",
                        "The code or token is unknown, expired or used, or belongs to another request.",
                        detail);
        };
    }

    private static Result bad(String error, String sentence, String detail) {
        return new Result.Bad(error, sentence, detail);
    }
}
