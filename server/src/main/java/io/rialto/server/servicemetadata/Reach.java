package io.rialto.server.servicemetadata;

import io.rialto.server.settings.Addresses;
import io.rialto.server.settings.WebAddress;
import java.net.URI;

/** Where browsers may be sent with a profile: https, and for try-outs http that stays on the machine or its network. */
record Reach(boolean privateAllowed) {

    boolean admits(URI address) {
        return WebAddress.of(address.toString())
                .filter(url -> "https".equalsIgnoreCase(url.getScheme())
                        || (privateAllowed && Addresses.isPrivate(url.getHost())))
                .isPresent();
    }
}
