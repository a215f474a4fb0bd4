package io.rialto.server.audit;

import io.rialto.server.vault.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where an organization's chain ends.
 *
 * @param entries how many there are, which is the last one's number
 * @param hash of the last one; empty when there is none
 * @param seal keyed hash of this
 */
record Head(UUID organization, long entries, String hash, String seal) {

    /** What a seal becomes that was wrong: it stays wrong, so that nothing that is added covers it up. */
    private static final String BROKEN = "broken";

    static Head empty(UUID organization, KeyedHash hashes) {
        return sealed(organization, 0, "", hashes);
    }

    private static Head sealed(UUID organization, long entries, String hash, KeyedHash hashes) {
        return new Head(
                organization, entries, hash, hashes.of("head", organization.toString(), Long.toString(entries), hash));
    }

    boolean isWhole(KeyedHash hashes) {
        return same(seal, sealed(organization, entries, hash, hashes).seal);
    }

    /** The head once this is the last entry. */
    Head after(Version entry, KeyedHash hashes) {
        Head next = sealed(
                organization, entries + 1, hashOf(organization, entries + 1, hash, entry.content(), hashes), hashes);
        return isWhole(hashes) ? next : new Head(organization, next.entries, next.hash, BROKEN);
    }

    /** The hash of an entry that says this, when it stands at that place. */
    static String hashOf(UUID organization, long number, String before, List<String> content, KeyedHash hashes) {
        return hashes.of(Stream.concat(
                        Stream.of("entry", organization.toString(), Long.toString(number), before), content.stream())
                .toArray(String[]::new));
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
