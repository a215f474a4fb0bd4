package io.rialto.kit;

import io.rialto.saml.AuthnRequest;
import io.rialto.saml.Parameter;
import io.rialto.saml.Redirect;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes requests for a login (SAML Profiles §4.1.4.1), by redirect. */
final class LoginRequests {

    private final Settings settings;
    private final SecureRandom random = new SecureRandom();

    LoginRequests(Settings settings) {
        this.settings = settings;
    }

    LoginRequest begin(Wish wish) {
        String destination = settings.identityProvider().singleSignOnUrl();
        if (destination == null) {
            throw new IllegalStateException("the identity provider names no single sign-on address");
        }
        String id = id();
        byte[] xml = new AuthnRequest(
                        id,
                        settings.clock().instant(),
                        settings.entityId(),
                        destination,
                        settings.acs(),
                        wish.anew(),
                        wish.silently())
                .write(null);
        String location = Redirect.location(
                destination,
                Parameter.REQUEST,
                xml,
                wish.relayState(),
                settings.keys().signing());
        return new LoginRequest(id, URI.create(location));
    }

    /** SAML Core §1.3.4: 128 bits that nobody can guess; an XML name begins with no digit. */
    private String id() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return "_" + HexFormat.of().formatHex(bytes);
    }
}
