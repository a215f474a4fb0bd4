package io.rialto.server.signin.passkey;

import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import io.rialto.server.settings.Settings;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Who asks for passkeys: the staff's address and nobody else (Web Authentication §4, Relying Party). */
@Component
public class Party {

    private final URI address;

    Party(Settings settings) {
        this.address = settings.authUrl();
    }

    /** The host; a passkey works there alone. */
    String id() {
        return address.getHost();
    }

    /** Browsers make none for bare IP addresses, and none over http but on the machine itself. */
    public boolean works() {
        boolean local = id().equals("localhost") || id().endsWith(".localhost");
        return !id().matches("[0-9.]+|\\[.*]") && (local || "https".equals(address.getScheme()));
    }

    ServerProperty expecting(byte[] challenge) {
        return ServerProperty.builder()
                .origin(Origin.create(address.getScheme() + "://" + address.getRawAuthority()))
                .rpId(id())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }
}
