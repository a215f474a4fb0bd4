package io.rialto.server.ratelimit;

import io.rialto.server.settings.Addresses;
import java.net.Inet6Address;
import java.util.HexFormat;

/** What counts as one client: an IPv4 address, or the /64 that one IPv6 household has. */
public final class ClientKey {

    private static final int BYTES_OF_A_NETWORK = 8;

    private ClientKey() {}

    /** @param address as the container tells it; what is no address stands for itself */
    public static String of(String address) {
        return Addresses.literal(address)
                .filter(Inet6Address.class::isInstance)
                .map(six -> HexFormat.of().formatHex(six.getAddress(), 0, BYTES_OF_A_NETWORK) + "/64")
                .orElse(address);
    }
}
