package io.rialto.server.settings;

import java.net.InetAddress;
import java.util.Optional;

/** A range of addresses, as {@code 10.0.0.0/8}, {@code fd00::/8} or a single address. */
public record Network(InetAddress address, int prefix) {

    /** Reads a range without ever asking a name server; empty when it is none. */
    public static Optional<Network> of(String text) {
        String[] parts = text.strip().split("/", 2);
        return Addresses.literal(parts[0])
                .flatMap(address -> prefix(parts, address.getAddress().length * Byte.SIZE)
                        .map(prefix -> new Network(address, prefix)));
    }

    private static Optional<Integer> prefix(String[] parts, int bits) {
        if (parts.length == 1) {
            return Optional.of(bits);
        }
        return parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= bits
                ? Optional.of(Integer.valueOf(parts[1]))
                : Optional.empty();
    }

    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
