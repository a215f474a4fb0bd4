package io.rialto.server.signin.openid;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.identityprovider.IdentityProviders;
import io.rialto.server.outbound.Answer.Answered;
import io.rialto.server.outbound.Call;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.attempt.Refused;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The token request (OpenID Connect Core §3.1.3). The API has no attribute for how the client proves itself, so what
 * RFC 6749 §2.3.1 requires of every server comes first, and the form when that is refused.
 */
@Component
class Redemption {

    private static final String WHERE = "token URL";
    private static final int MOST_REMEMBERED = 1_000;
    private static final Set<String> KNOWN_ERRORS = Set.of(
            "invalid_request",
            "invalid_client",
            "invalid_grant",
            "unauthorized_client",
            "unsupported_grant_type",
            "invalid_scope");

    private final Outbound outbound;
    private final IdentityProviders providers;
    private final Cache<IdentityProviderId, Proof> proofs =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    Redemption(Outbound outbound, IdentityProviders providers) {
        this.outbound = outbound;
        this.providers = providers;
    }

    private enum Proof {
        BASIC,
        FORM;

        Proof other() {
            return this == BASIC ? FORM : BASIC;
        }
    }

    Result<Tokens> redeem(String code, Started started, IdentityProvider provider, URI redirectUri) {
        Map<String, String> form = Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                redirectUri.toString(),
                "code_verifier",
                started.verifier());
        Proof first = proofs.get(provider.id(), unknown -> Proof.BASIC);
        Result<Tokens> result = ask(form, first, provider);
        if (result instanceof Result.Bad<Tokens>(Refused refused) && refused.reason() == Refusal.CLIENT_REFUSED) {
            result = ask(form, first.other(), provider);
            if (result instanceof Result.Good<Tokens>) {
                proofs.put(provider.id(), first.other());
            }
        }
        return result;
    }

    private Result<Tokens> ask(Map<String, String> form, Proof proof, IdentityProvider provider) {
        return Calls.answered(outbound.send(call(form, proof, provider)), WHERE).then(Redemption::read);
    }

    private Call call(Map<String, String> form, Proof proof, IdentityProvider provider) {
        String secret = providers.clientSecret(provider);
        return switch (proof) {
            case BASIC ->
                Call.post(provider.tokenUrl(), form)
                        .with("Authorization", "Basic " + basic(provider.clientId(), secret))
                        .with("Accept", "application/json");
            case FORM -> {
                Map<String, String> more = new HashMap<>(form);
                more.put("client_id", provider.clientId());
                more.put("client_secret", secret);
                yield Call.post(provider.tokenUrl(), more).with("Accept", "application/json");
            }
        };
    }

    // RFC 6749 §2.3.1: both are form-encoded first.
    private static String basic(String id, String secret) {
        String pair =
                URLEncoder.encode(id, StandardCharsets.UTF_8) + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }

    private static Result<Tokens> read(Answered answer) {
        Map<String, Object> body = Json.object(answer.body()).orElse(Map.of());
        if (answer.status() == 200) {
            return Json.text(body, "id_token")
                    .map(token -> Result.good(
                            new Tokens(token, Json.text(body, "access_token").orElse(null))))
                    .orElseGet(() -> Result.bad(Refusal.MALFORMED_TOKEN, "an id_token", "none in the answer"));
        }
        String error = Json.text(body, "error").filter(KNOWN_ERRORS::contains).orElse("");
        String actual = WHERE + ": status " + answer.status() + (error.isEmpty() ? "" : ", " + error);
        if (error.equals("invalid_client") || (answer.status() == 401 && error.isEmpty())) {
            return Result.bad(Refusal.CLIENT_REFUSED, "status 200", actual);
        }
        // RFC 6749 §5.2: an error is a 400; anything else is no token endpoint that works.
        boolean understood = answer.status() == 400 || !error.isEmpty();
        return Result.bad(understood ? Refusal.TOKEN_REFUSED : Refusal.PROVIDER_UNREACHABLE, "status 200", actual);
    }
}
