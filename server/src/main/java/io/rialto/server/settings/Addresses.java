package io.rialto.server.settings;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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

    // IANA's registries of special-purpose addresses, and multicast.
    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "2001::/23", // Teredo, ORCHID and their like
                    "2001:db8::/32",
                    "2002::/16", // 6to4
                    "2620:4f:8000::/48",
                    "3fff::/20")
            .map(Network::of)
            .flatMap(Optional::stream)
            .toList();

    private static final String OCTET = "(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])";
    private static final Pattern PLAIN_QUAD = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Network GLOBAL_UNICAST = Network.of("2000::/3").orElseThrow(); // RFC 4291 §2.4
    private static final Network NAT64 = Network.of("64:ff9b::/96").orElseThrow(); // RFC 6052 §2.1
    private static final int NAT64_PREFIX_BYTES = 12;

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

    /**
     * Whether the address is one machine's on the public Internet. A NAT64 address is what the IPv4 address in it is; 6to4, Teredo,
     * and IPv4 in any other disguise are never public.
     */
    public static boolean isPublic(InetAddress address) {
        if (NAT64.contains(address)) {
            return isPublic(embedded(address));
        }
        boolean routed = address instanceof Inet4Address || GLOBAL_UNICAST.contains(address);
        return routed && SPECIAL.stream().noneMatch(network -> network.contains(address));
    }

    private static InetAddress embedded(InetAddress nat64) {
        byte[] bytes = nat64.getAddress();
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, NAT64_PREFIX_BYTES, bytes.length));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }

    /**
     * Whether a URL's host is an IPv4 address in a spelling that programs read differently, as {@code 127.1}, {@code 0x7f000001},
     * {@code 2130706433} or {@code 0177.0.0.1}: its last label is a number, yet it is no plain dotted quad (WHATWG URL §3.5).
     */
    public static boolean isOddlySpelled(String host) {
        String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String last = bare.substring(bare.lastIndexOf('.') + 1);
        return (last.matches("\\d+") || last.matches("(?i)0x[0-9a-f]*"))
                && !PLAIN_QUAD.matcher(host).matches();
    }

    /** Whether the host is this machine, as far as its text says. */
    public static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return literal(bare).filter(InetAddress::isLoopbackAddress).isPresent();
    }
}
