package io.rialto.server.twin;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect client (OpenID Connect Core §3.1): it begins the login, and when the browser is back it fetches the tokens, checks
 * them, and then tries what nobody may have a success with.
 *
 * @param provider whom it asks
 */
public record OidcTwin(Contract contract, Provider provider) implements Twin {

    /**
     * What was agreed upon.
     *
     * @param redirectUri where the browser comes back
     * @param announced whether the service is told who asks it to begin
     * @param pkce whether nobody may ask without a challenge
     * @param lifetime the longest that an ID token may be good
     * @param opening absent: no login has begun
     */
    public record Contract(
            String issuer,
            String client,
            String redirectUri,
            ClientProof proof,
            boolean announced,
            boolean pkce,
            Duration lifetime,
            Set<String> required,
            @Nullable Opening opening) {}

    /** What it sends the browser to the provider with (OpenID Connect Core §3.1.2.1). */
    public Map<String, String> request(Opening opening) {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("response_type", "code");
        request.put("client_id", contract.client());
        request.put("redirect_uri", contract.redirectUri());
        request.put("scope", "openid profile email");
        request.put("state", opening.state());
        request.put("nonce", opening.nonce());
        request.put("code_challenge", opening.challenge());
        request.put("code_challenge_method", "S256");
        return request;
    }

    /** What is wrong with being asked to begin; nothing when it does. */
    public Optional<Judgement> faults(Opening opening) {
        Checklist checks = new Checklist();
        begun(opening, checks);
        return checks.passed() ? Optional.empty() : Optional.of(checks.refused());
    }

    @Override
    public Judgement judge(Parcel parcel, Instant now) {
        Checklist checks = new Checklist();
        Opening opening = contract.opening();
        checks.holds("A login has begun", "at the twin", opening == null ? "no" : "at the twin", opening != null);
        if (opening == null) {
            return checks.refused();
        }
        begun(opening, checks);
        answered(parcel, opening, checks);
        Optional<Json> configuration = Json.of(provider.configuration());
        checks.same(
                "Issuer of the discovery document",
                contract.issuer(),
                configuration.map(its -> its.text("issuer")).orElse(""));
        // RFC 6749 §10.12: nothing is fetched for a browser that this login did not begin with.
        if (!checks.passed()) {
            return checks.refused();
        }
        return fetched(parcel.field("code"), opening, configuration.orElseThrow(), checks, now);
    }

    // OpenID Connect Core §4
    private void begun(Opening opening, Checklist checks) {
        if (contract.announced()) {
            checks.same("Asked to begin by the site (iss)", contract.issuer(), opening.issuer());
        } else {
            checks.untried("Asked to begin by the site (iss)", "Nobody tells the service that; it begins by itself.");
        }
    }

    private void answered(Parcel parcel, Opening opening, Checklist checks) {
        checks.same("How it comes", "GET", parcel.method());
        String error = parcel.field("error");
        boolean code = !parcel.field("code").isEmpty() && error.isEmpty();
        checks.holds(
                "The site answers with a code",
                "a code",
                code ? "a code" : (error + " " + parcel.field("error_description")).strip(),
                code);
        checks.same("Answers what the twin asked (state)", opening.state(), parcel.field("state"));
        // RFC 9207 §2.4
        checks.same("Issuer of the answer (iss)", contract.issuer(), parcel.field("iss"));
    }

    private Judgement fetched(String code, Opening opening, Json configuration, Checklist checks, Instant now) {
        OidcAbuses abuses = new OidcAbuses(this, checks, now);
        abuses.guess(code, opening);
        Optional<Json> tokens = OidcAnswers.good(
                "The code is taken", provider.token(form(code, opening.verifier(), 2, now), header()), checks);
        if (tokens.isEmpty()) {
            return checks.refused();
        }
        String access = tokens.get().text("access_token");
        boolean bearer =
                !access.isEmpty() && "bearer".equalsIgnoreCase(tokens.get().text("token_type"));
        checks.holds("An access token comes", "a bearer token", bearer ? "a bearer token" : "none", bearer);
        Optional<Json> claims = new IdTokenChecks(contract, checks, now)
                .claims(tokens.get().text("id_token"), access, opening.nonce(), configuration, provider.keys());
        Optional<Json> info = OidcAnswers.good("UserInfo answers", provider.userInfo(access), checks);
        if (claims.isEmpty() || info.isEmpty()) {
            return checks.refused();
        }
        Map<String, List<String>> attributes = told(claims.get(), info.get(), checks);
        abuses.replay(code, opening, access);
        abuses.unchallenged(opening);
        abuses.otherVerifier(opening);
        return checks.judged(new Person("sub", claims.get().text("sub"), attributes));
    }

    private Map<String, List<String>> told(Json claims, Json info, Checklist checks) {
        // OpenID Connect Core §5.3.2
        checks.same("UserInfo is about the same customer (sub)", claims.text("sub"), info.text("sub"));
        Map<String, List<String>> attributes = claims.attributes();
        Map<String, List<String>> more = info.attributes();
        List<String> other = more.entrySet().stream()
                .filter(member -> attributes.containsKey(member.getKey())
                        && !member.getValue().equals(attributes.get(member.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        checks.holds(
                "UserInfo and ID token say the same",
                "the same",
                other.isEmpty() ? "the same" : "not of " + String.join(", ", other),
                other.isEmpty());
        attributes.putAll(more);
        checks.required(contract.required(), attributes);
        return attributes;
    }

    /** What is sent for a code (RFC 6749 §4.1.3). */
    Map<String, String> form(String code, String verifier, int number, Instant now) {
        return form(contract.proof(), code, verifier, number, now);
    }

    Map<String, String> form(ClientProof proof, String code, String verifier, int number, Instant now) {
        Map<String, String> form = new LinkedHashMap<>(proof.fields(contract.client(), number, now));
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", contract.redirectUri());
        form.put("code_verifier", verifier);
        return form;
    }

    @Nullable
    String header() {
        return contract.proof().authorization(contract.client());
    }
}
