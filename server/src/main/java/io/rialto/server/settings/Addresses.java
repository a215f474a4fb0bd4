package io.rialto.server.settings;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Questions about addresses that are answered without a name server. */
public final class Addresses {

    // RFC 1918, RFC 4193, RFC 6598, RFC 3927, RFC 4291 §2.5.6, and "this host" of RFC 1122 §3.2.1.3.
    private static final List<Network> PRIVATE = Stream.of(
                    "127.0.0.0/8",
                    "::1",
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "100.64.0.0/10",
                    "169.254.0.0/16",
                    "fc00::/7",
                    "fe80::/10",
                    "0.0.0.0/8",
                    "::")
            .map(Network::of)
            .flatMap(Optional::stream)
            .toList();

    private Addresses() {}

    /** The address that the text spells out; empty when it is a name. */
    public static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Whether a URL's host says by itself that it is on this machine or in a private network; no name is resolved. */
    public static boolean isPrivate(String host) {
        if (host.equalsIgnoreCase("localhost") || host.endsWith(".localhost")) {
            return true;
        }
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return literal(bare)
                .filter(address -> PRIVATE.stream().anyMatch(network -> network.contains(address)))
                .isPresent();
    }

    public static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return literal(bare).filter(InetAddress::isLoopbackAddress).isPresent();
    }
}
