package io.rialto.server.handoff.oidc;

import io.rialto.server.handoff.Asked.Prompt;
import io.rialto.server.handoff.intake.Fault;
import io.rialto.server.handoff.intake.TurnedAway;
import io.rialto.server.handoff.oidc.AuthorizationRequest.ErrorCode;
import io.rialto.server.handoff.oidc.AuthorizationRequest.Outcome;
import io.rialto.server.handoff.oidc.Kept.Mode;
import io.rialto.server.handoff.oidc.client.Client;
import io.rialto.server.handoff.oidc.client.Clients;
import io.rialto.server.handoff.oidc.client.Parameters;
import io.rialto.server.handoff.oidc.token.IdTokens;
import io.rialto.server.handoff.oidc.token.IdTokens.Hint;
import io.rialto.server.site.Site;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Checks authorization requests (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.2): first the client and its address, then the rest. */
@Component
class AuthorizationRequests {

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");

    private final Clients clients;
    private final IdTokens idTokens;

    AuthorizationRequests(Clients clients, IdTokens idTokens) {
        this.clients = clients;
        this.idTokens = idTokens;
    }

    private record Mistake(ErrorCode error, String sentence) {}

    Outcome check(Site site, Parameters parameters) {
        return check(site, parameters, id -> clients.byId(site, id));
    }

    /** The same, of a trial's client: there is no other. */
    Outcome check(Client trial, Parameters parameters) {
        return check(
                trial.site(),
                parameters,
                id -> Optional.of(trial).filter(client -> client.id().equals(id)));
    }

    private Outcome check(Site site, Parameters parameters, Function<String, Optional<Client>> known) {
        Client client = parameters.value("client_id").flatMap(known).orElse(null);
        if (client == null) {
            return new Outcome.Stop(new TurnedAway(Fault.OIDC_UNKNOWN_CLIENT, ""));
        }
        String redirectUri = parameters.value("redirect_uri").orElse("");
        // RFC 9700 §2.1: to the letter, so that no open redirector and no other path of the client's can be named.
        if (!client.settings().redirectUris().contains(redirectUri)) {
            return new Outcome.Stop(new TurnedAway(Fault.OIDC_FOREIGN_REDIRECT, "", Optional.of(client.service())));
        }
        Optional<Hint> hint = parameters.value("id_token_hint").flatMap(token -> idTokens.read(site, token));
        Kept kept = kept(parameters, redirectUri, hint);
        return mistake(client, parameters, hint, kept)
                .<Outcome>map(mistake -> new Outcome.Back(client, back(kept), mistake.error(), mistake.sentence()))
                .orElseGet(() -> new Outcome.Good(
                        new AuthorizationRequest(client, kept, prompt(parameters), maxAge(parameters))));
    }

    private static Kept kept(Parameters parameters, String redirectUri, Optional<Hint> hint) {
        return new Kept(
                redirectUri,
                parameters.value("response_mode").filter("form_post"::equals).isPresent() ? Mode.FORM_POST : Mode.QUERY,
                parameters.value("state").orElse(null),
                parameters.value("nonce").orElse(null),
                parameters.value("code_challenge").orElse(null),
                Scopes.known(parameters.value("scope").orElse("")),
                hint.map(Hint::subject).orElse(null));
    }

    // A state that no header can carry is left out.
    private static ReturnAddress back(Kept kept) {
        String state = kept.state();
        return new ReturnAddress(
                kept.redirectUri(), kept.mode(), state == null || state.length() > Kept.LONGEST ? null : state);
    }

    private static Optional<Mistake> mistake(Client client, Parameters parameters, Optional<Hint> hint, Kept kept) {
        return repeated(parameters)
                .or(() -> unsupported(parameters))
                .or(() -> responseType(parameters))
                .or(() -> responseMode(parameters))
                .or(() -> scope(kept))
                .or(() -> challenge(client, parameters))
                .or(() -> prompts(parameters))
                .or(() -> age(parameters))
                .or(() -> hint(client, parameters, hint))
                .or(() -> size(kept));
    }

    // RFC 6749 §3.1: no parameter more than once
    private static Optional<Mistake> repeated(Parameters parameters) {
        return parameters.repeated().map(name -> invalid("A parameter is there more than once."));
    }

    // OpenID Connect Core §3.1.2.6
    private static Optional<Mistake> unsupported(Parameters parameters) {
        if (parameters.value("request").isPresent()) {
            return mistake(ErrorCode.REQUEST_NOT_SUPPORTED, "Request objects are not supported.");
        }
        if (parameters.value("request_uri").isPresent()) {
            return mistake(ErrorCode.REQUEST_URI_NOT_SUPPORTED, "Request objects are not supported.");
        }
        return parameters.value("registration").isPresent()
                ? mistake(ErrorCode.REGISTRATION_NOT_SUPPORTED, "Clients are not registered by requests.")
                : Optional.empty();
    }

    private static Optional<Mistake> responseType(Parameters parameters) {
        Optional<String> type = parameters.value("response_type");
        if (type.isEmpty()) {
            return Optional.of(invalid("response_type is missing; it must be code."));
        }
        return type.get().equals("code")
                ? Optional.empty()
                : mistake(ErrorCode.UNSUPPORTED_RESPONSE_TYPE, "response_type must be code.");
    }

    private static Optional<Mistake> responseMode(Parameters parameters) {
        return parameters
                .value("response_mode")
                .filter(mode -> !Set.of("query", "form_post").contains(mode))
                .map(other -> invalid("response_mode must be query or form_post."));
    }

    private static Optional<Mistake> scope(Kept kept) {
        return kept.scopes().contains(Scopes.OPENID)
                ? Optional.empty()
                : mistake(ErrorCode.INVALID_SCOPE, "scope must hold openid.");
    }

    // RFC 7636 §4.3, with S256 alone: "plain" shows the verifier to whoever sees the request (RFC 9700 §2.1.1).
    private static Optional<Mistake> challenge(Client client, Parameters parameters) {
        Optional<String> challenge = parameters.value("code_challenge");
        Optional<String> method = parameters.value("code_challenge_method");
        if (challenge.isEmpty()) {
            return client.settings().pkce() || method.isPresent()
                    ? Optional.of(invalid("code_challenge is missing: this client must use PKCE with S256."))
                    : Optional.empty();
        }
        if (method.filter("S256"::equals).isEmpty()) {
            return Optional.of(invalid("code_challenge_method must be S256."));
        }
        return CHALLENGE.matcher(challenge.get()).matches()
                ? Optional.empty()
                : Optional.of(invalid("code_challenge is no SHA-256 hash in base64url."));
    }

    private static Optional<Mistake> prompts(Parameters parameters) {
        List<String> prompts = words(parameters);
        if (!PROMPTS.containsAll(prompts)) {
            return Optional.of(invalid("prompt must be none, login, consent or select_account."));
        }
        return prompts.contains("none") && prompts.size() > 1
                ? Optional.of(invalid("prompt none allows no other."))
                : Optional.empty();
    }

    private static List<String> words(Parameters parameters) {
        return Scopes.words(parameters.value("prompt").orElse(""));
    }

    private static Prompt prompt(Parameters parameters) {
        List<String> prompts = words(parameters);
        if (prompts.contains("none")) {
            return Prompt.NONE;
        }
        // Who is to choose an account can only do so by logging in.
        return prompts.contains("login") || prompts.contains("select_account") ? Prompt.LOGIN : Prompt.IF_NEEDED;
    }

    private static Optional<Mistake> age(Parameters parameters) {
        return parameters
                .value("max_age")
                .filter(age -> !SECONDS.matcher(age).matches())
                .map(other -> invalid("max_age must be a number of seconds."));
    }

    private static Optional<Duration> maxAge(Parameters parameters) {
        return parameters.value("max_age").map(Long::parseLong).map(Duration::ofSeconds);
    }

    private static Optional<Mistake> hint(Client client, Parameters parameters, Optional<Hint> hint) {
        boolean good = parameters.value("id_token_hint").isEmpty()
                || hint.filter(token -> token.client().equals(client.id())).isPresent();
        return good ? Optional.empty() : Optional.of(invalid("id_token_hint is no ID token of this client."));
    }

    private static Optional<Mistake> size(Kept kept) {
        return kept.text().length() > Kept.LONGEST
                ? Optional.of(invalid("state, nonce and redirect_uri are longer than 2000 characters together."))
                : Optional.empty();
    }

    private static Mistake invalid(String sentence) {
        return new Mistake(ErrorCode.INVALID_REQUEST, sentence);
    }

    private static Optional<Mistake> mistake(ErrorCode error, String sentence) {
        return Optional.of(new Mistake(error, sentence));
    }
}
