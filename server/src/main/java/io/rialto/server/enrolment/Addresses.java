package io.rialto.server.enrolment;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;

/** Which addresses of an answer a browser may be sent to. */
final class Addresses {

    private static final int LONGEST = 4_000;

    private Addresses() {}

    /** Whether the address belongs to the same scheme, host and port. */
    static boolean within(URI home, String address) {
        if (address.length() > LONGEST) {
            return false;
        }
        try {
            URI uri = new URI(address);
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && home.getScheme().equalsIgnoreCase(Objects.requireNonNullElse(uri.getScheme(), ""))
                    && home.getHost().equalsIgnoreCase(uri.getHost())
                    && home.getPort() == uri.getPort();
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
