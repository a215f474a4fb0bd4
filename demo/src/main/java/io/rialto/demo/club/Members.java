package io.rialto.demo.club;

import java.util.LinkedHashMap;
import java.util.Map;

/** The club's accounts. The map's key does what a unique constraint does in a database. */
final class Members {

    private final Map<Key, Member> all = new LinkedHashMap<>();

    private record Key(String issuer, String subject) {}

    /** @param isNew whether the account was made by this login */
    record Entered(Member member, boolean isNew) {}

    synchronized int count() {
        return all.size();
    }

    synchronized Entered enter(String issuer, String subject, Map<String, String> claims) {
        Key key = new Key(issuer, subject);
        Member known = all.get(key);
        Member member = new Member(known == null ? all.size() + 1 : known.number(), issuer, subject, claims);
        all.put(key, member);
        return new Entered(member, known == null);
    }
}
