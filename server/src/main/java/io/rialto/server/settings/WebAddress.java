package io.rialto.server.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Absolute http and https addresses as they may stand in a setting: no user, no fragment, nothing to be misread. */
public final class WebAddress {

    private static final int LIMIT = 2_000;

    private WebAddress() {}

    /** The address exactly as it was written, for others compare it letter by letter; empty when it is none. */
    public static Optional<URI> of(String text) {
        if (text.length() > LIMIT) {
            return Optional.empty();
        }
        try {
            URI url = new URI(text);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            boolean plain = url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && url.getPort() <= 65_535;
            return web && plain ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
