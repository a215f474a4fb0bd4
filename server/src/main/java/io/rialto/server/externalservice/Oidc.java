package io.rialto.server.externalservice;

import io.rialto.server.externalservice.ExternalService.NameIdKind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the service takes OpenID Connect: it is a client. Its secret is among those of the service.
 *
 * @param clientId unique within the site
 * @param proof how the client shows at the token endpoint who it is
 * @param jwks its public keys (RFC 7517 §5), where it signs
 * @param redirectUris where codes may be sent, to the letter
 * @param postLogoutRedirectUris where a customer may be sent after logging out, to the letter
 * @param backchannelLogoutUri where it is told that a session is over
 * @param initiateLoginUri where a launch begins (OpenID Connect Core §4)
 * @param startUrl where a launch begins at a service that has a way of its own for that; {@link StartUrl#TARGET} in it stands for the deep
 *     link. Where both are absent the service can only begin itself
 * @param pkce whether every request needs a code challenge
 * @param refreshTokens whether it gets one without asking for offline_access
 */
public record Oidc(
        String clientId,
        Proof proof,
        @Nullable String jwks,
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        @Nullable URI backchannelLogoutUri,
        @Nullable URI initiateLoginUri,
        @Nullable String startUrl,
        NameIdKind nameId,
        @Nullable String nameIdValue,
        boolean pkce,
        boolean refreshTokens,
        Lifetimes lifetimes)
        implements Protocol {

    /** How a client shows who it is (OpenID Connect Core §9). */
    public enum Proof {
        /** By its secret, in the header or in the body. */
        SECRET,
        SECRET_BASIC,
        SECRET_POST,
        /** By an assertion that it signs. */
        PRIVATE_KEY_JWT,
        /** Not at all: it is an app or a page, and cannot keep a secret. */
        NONE
    }

    /** How long what it gets is good. */
    public record Lifetimes(Duration idToken, Duration accessToken, Duration refreshToken) {

        /** Of those who say nothing. */
        public static final Lifetimes USUAL =
                new Lifetimes(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofDays(30));
    }

    @Override
    public boolean takesObjects() {
        return true;
    }

    @Override
    public boolean launchable() {
        return initiateLoginUri != null || startUrl != null;
    }

    // OpenID Connect Core §10.1.1: who meets an unfamiliar kid reads the keys again.
    @Override
    public boolean looksKeysUp() {
        return true;
    }

    @Override
    public String identity() {
        return clientId;
    }
}
