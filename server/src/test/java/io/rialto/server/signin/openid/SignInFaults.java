package io.rialto.server.signin.openid;

import static io.rialto.server.signin.Browser.location;
import static io.rialto.server.signin.openid.TokenFixture.NEXT_RSA;
import static io.rialto.server.signin.openid.TokenFixture.OTHER_RSA;
import static io.rialto.server.signin.openid.TokenFixture.RSA;
import static io.rialto.server.signin.openid.TokenFixture.aToken;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import io.rialto.server.audit.Who;
import io.rialto.server.doctor.FaultyPlace;
import io.rialto.server.doctor.Injected;
import io.rialto.server.identityprovider.Attribute;
import io.rialto.server.identityprovider.Draft;
import io.rialto.server.identityprovider.IdentityProviderStore;
import io.rialto.server.identityprovider.Saving;
import io.rialto.server.signin.Browser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What can be wrong with an identity provider, its domains and whoever signs in through it. */
public final class SignInFaults {

    private static final AtomicInteger PROVIDERS = new AtomicInteger();
    private static final String VERIFIED = "status = 'VERIFIED'";

    private final FaultyPlace place;
    private final List<Injected> faults = new ArrayList<>();

    private SignInFaults(FaultyPlace place) {
        this.place = place;
    }

    /** Each, ready to be made there. */
    public static List<Injected> at(FaultyPlace place) {
        SignInFaults all = new SignInFaults(place);
        all.theProvider();
        all.itsAddresses();
        all.itsAnswer();
        all.itsTokens();
        all.whoComes();
        return all.faults;
    }

    private void theProvider() {
        closed("the provider was switched off", "provider_disabled", VERIFIED + ", disabled_at = current_timestamp");
        closed("the domain is gone", "domain_lost", "status = 'ERROR'");
        // The name server says another text than the provider's.
        closed("the TXT record is another's", "txt_record_missing", "");
    }

    private void itsAddresses() {
        address("the token endpoint is down", "token_endpoint_down", Attribute.TOKEN_URL, "http://127.0.0.1:1/token");
        address(
                "the token endpoint's name does not resolve",
                "token_endpoint_down",
                Attribute.TOKEN_URL,
                "https://login.acme.invalid/token");
        address("nobody serves the keys", "jwks_unreachable", Attribute.JWKS_URL, "http://127.0.0.1:1/jwks");
        answer("the keys' address was moved", "jwks_unreachable", (acme, token) -> {
            acme.publishingWithStatus(404);
            acme.replying(200, body(token));
        });
        answer("the token endpoint is broken", "token_endpoint_down", (acme, token) -> acme.replying(503, ""));
    }

    private void itsAnswer() {
        answer(
                "the client secret has run out",
                "client_secret_differs",
                (acme, token) -> acme.replying(401, "{\"error\":\"invalid_client\"}"));
        answer(
                "the callback address differs there",
                "code_refused",
                (acme, token) -> acme.replying(400, "{\"error\":\"invalid_grant\"}"));
        answer(
                "the application there is no OpenID Connect",
                "no_usable_id_token",
                (acme, token) -> acme.replying(200, "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}"));
        answer("the JWKS URL is another application's", "jwks_moved", (acme, token) -> {
            acme.publishing(NEXT_RSA);
            acme.replying(200, body(token));
        });
        answer("the keys there are others of the same name", "signature_wrong", (acme, token) -> {
            acme.publishing(OTHER_RSA);
            acme.replying(200, body(token));
        });
        answer(
                "the provider does not sign",
                "algorithm_not_accepted",
                (acme, token) ->
                        acme.replying(200, "{\"access_token\":\"a\",\"id_token\":\"" + token.unsigned() + "\"}"));
        answer("the provider's key is short", "provider_key_short", (acme, token) -> {
            RSAKey weak = TokenFixture.rsa("weak", 1024);
            acme.publishing(weak);
            acme.replying(200, body(token.signedBy(weak, JWSAlgorithm.RS256)));
        });
    }

    private void itsTokens() {
        token("the issuer has no slash", "issuer_differs", token -> token.with("iss", "https://login.acme.test"));
        token("the client ID is another's", "audience_differs", token -> token.with("aud", "another-client"));
        token("something caches the answers", "nonce_differs", token -> token.with("nonce", "m".repeat(43)));
        token(
                "the provider's clock is behind",
                "provider_clock_behind",
                token -> token.with("iat", Instant.now().getEpochSecond() - 900)
                        .with("exp", Instant.now().getEpochSecond() - 600));
        token(
                "the provider's clock is ahead",
                "provider_clock_ahead",
                token -> token.with("iat", Instant.now().getEpochSecond() + 300));
        token("the tokens do not belong together", "tokens_do_not_match", token -> token.with("at_hash", "x"));
        token("the scope email is not allowed there", "email_claim_missing", token -> token.without("email"));
        token("the address is not verified there", "email_not_verified", token -> token.with("email_verified", false));
        token(
                "the address is a private one",
                "address_outside_domains",
                token -> token.with("email", "jane@elsewhere.test"));
    }

    private void whoComes() {
        back("the person is not assigned there", "not_assigned_at_provider", "error=access_denied");
        back("the application there is switched off", "authorization_refused", "error=unauthorized_client");
        faults.add(new Injected("cookies are blocked at the sign-in", "state_unknown", () -> {
            try (ProviderFixture acme = ProviderFixture.start()) {
                HttpResponse<String> toProvider = begun(place.browser(), acme, Map.of(), VERIFIED);
                return place.ofSignIn(
                        place.browser().open("/users/auth/openid/callback?code=c&state=" + state(toProvider)));
            }
        }));
        faults.add(new Injected("the password is another", "password_wrong", () -> {
            Browser browser = place.browser();
            browser.open("/login");
            return place.ofSignIn(browser.submit(
                    "/login", Map.of("email", place.olga().email().value(), "password", "not hers at all")));
        }));
        faults.add(new Injected("the provider's name has a typing error", "provider_unknown", () -> {
            Browser browser = place.browser();
            browser.open("/login/sso");
            return place.ofSignIn(browser.submit("/users/auth/openid", Map.of("name", "Acne SSO")));
        }));
    }

    private void closed(String name, String cause, String state) {
        faults.add(new Injected(name, cause, () -> {
            try (ProviderFixture acme = ProviderFixture.start()) {
                return place.ofSignIn(begun(place.browser(), acme, Map.of(), state));
            }
        }));
    }

    private void token(String name, String cause, UnaryOperator<TokenFixture> wrong) {
        answer(name, cause, (acme, token) -> acme.replying(200, body(wrong.apply(token))));
    }

    private void answer(String name, String cause, BiConsumer<ProviderFixture, TokenFixture> wrong) {
        faults.add(new Injected(name, cause, () -> signIn(Map.of(), "code=c", wrong)));
    }

    private void address(String name, String cause, Attribute where, String wrong) {
        faults.add(new Injected(
                name,
                cause,
                () -> signIn(Map.of(where, wrong), "code=c", (acme, token) -> acme.replying(200, body(token)))));
    }

    private void back(String name, String cause, String says) {
        faults.add(new Injected(name, cause, () -> signIn(Map.of(), says, (acme, token) -> {})));
    }

    private String signIn(
            Map<Attribute, String> addresses, String says, BiConsumer<ProviderFixture, TokenFixture> answering) {
        try (ProviderFixture acme = ProviderFixture.start().publishing(RSA)) {
            Browser jane = place.browser();
            HttpResponse<String> toProvider = begun(jane, acme, addresses, VERIFIED);
            long now = Instant.now().getEpochSecond();
            answering.accept(
                    acme,
                    aToken().with("nonce", parameter(toProvider, "nonce"))
                            .with("iat", now)
                            .with("exp", now + 300)
                            .with("email", "jane@" + domain()));
            return place.ofSignIn(jane.open("/users/auth/openid/callback?" + says + "&state=" + state(toProvider)));
        }
    }

    private HttpResponse<String> begun(
            Browser browser, ProviderFixture acme, Map<Attribute, String> addresses, String state) {
        PROVIDERS.incrementAndGet();
        Draft draft = Draft.EMPTY
                .with(Attribute.NAME, name())
                .with(Attribute.CLIENT_ID, TokenFixture.CLIENT_ID)
                .with(Attribute.CLIENT_SECRET, "secret")
                .with(Attribute.ISSUER, ProviderFixture.ISSUER)
                .with(Attribute.DOMAINS, domain())
                .with(Attribute.AUTHORIZE_URL, "https://login.acme.test/authorize")
                .with(Attribute.TOKEN_URL, acme.at("/token").toString())
                .with(Attribute.JWKS_URL, acme.at("/jwks").toString());
        for (Map.Entry<Attribute, String> address : addresses.entrySet()) {
            draft = draft.with(address.getKey(), address.getValue());
        }
        Saving saving = place.server()
                .bean(IdentityProviderStore.class)
                .create(
                        place.acme().id(),
                        place.olga().id(),
                        draft,
                        Who.user(place.olga().id().value()));
        if (!state.isEmpty()) {
            String id = ((Saving.Saved) saving).provider().id().value();
            awaitFirstProof(id);
            place.server()
                    .bean(JdbcClient.class)
                    .sql("update identity_provider set " + state + " where id = :id")
                    .param("id", id)
                    .update();
        }
        browser.open("/login/sso");
        return browser.submit("/users/auth/openid", Map.of("name", name()));
    }

    /** It begins with the provider's creation, and would overwrite the state that is made here. */
    private void awaitFirstProof(String id) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (place.server()
                        .bean(JdbcClient.class)
                        .sql(
                                "select count(*) from identity_provider_domain where provider_id = :id and checked_at is null")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the domains were not looked up");
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static String name() {
        return "Acme SSO " + PROVIDERS.get();
    }

    private static String domain() {
        return "acme" + PROVIDERS.get() + ".example";
    }

    private static String body(TokenFixture token) {
        return "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"" + token.text() + "\"}";
    }

    private static String state(HttpResponse<String> toProvider) {
        return parameter(toProvider, "state");
    }

    private static String parameter(HttpResponse<String> toProvider, String name) {
        return location(toProvider).replaceFirst(".*[?&]" + name + "=([^&]+).*", "$1");
    }
}
