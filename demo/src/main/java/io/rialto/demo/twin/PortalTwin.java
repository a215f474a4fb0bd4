package io.rialto.demo.twin;

import com.nimbusds.jwt.SignedJWT;
import io.rialto.demo.twin.Verdict.Refused;
import io.rialto.demo.twin.Verdict.Why;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A portal of Freshworks: it begins, with a state and a nonce that it wants back, each once. */
final class PortalTwin implements Twin {

    private final Twin tokens;
    private final String authorization;
    private final String redirect;
    private final Map<String, String> nonces;

    PortalTwin(Twin tokens, String authorization, String redirect) {
        this(tokens, authorization, redirect, new ConcurrentHashMap<>());
    }

    private PortalTwin(Twin tokens, String authorization, String redirect, Map<String, String> nonces) {
        this.tokens = tokens;
        this.authorization = authorization;
        this.redirect = redirect;
        this.nonces = nonces;
    }

    @Override
    public Optional<URI> begin(URI opened) {
        String state = UUID.randomUUID().toString();
        String nonce = UUID.randomUUID().toString();
        nonces.put(state, nonce);
        return Optional.of(
                URI.create(authorization + "?response_type=id_token&client_id=1&scope=openid%20email%20profile"
                        + "&state=" + state + "&nonce=" + nonce + "&redirect_uri=" + redirect));
    }

    @Override
    public Verdict receive(Brought brought) {
        String nonce = nonces.remove(brought.parameter("state"));
        if (nonce == null || !nonce.equals(nonceOf(brought.parameter("id_token")))) {
            return new Refused(Why.NOT_ASKED);
        }
        return tokens.receive(brought);
    }

    private static String nonceOf(String token) {
        try {
            return String.valueOf(SignedJWT.parse(token).getJWTClaimsSet().getClaim("nonce"));
        } catch (ParseException unreadable) {
            return "";
        }
    }

    @Override
    public Book book() {
        return tokens.book();
    }

    @Override
    public Twin at(Clock clock) {
        return new PortalTwin(tokens.at(clock), authorization, redirect, nonces);
    }

    @Override
    public Optional<String> token() {
        return tokens.token();
    }

    @Override
    public Guards guards() {
        return new Guards(true, true);
    }
}
