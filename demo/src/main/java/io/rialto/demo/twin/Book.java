package io.rialto.demo.twin;

import io.rialto.demo.twin.Verdict.LoggedIn;
import io.rialto.demo.twin.Verdict.Refused;
import io.rialto.demo.twin.Verdict.Why;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The accounts of a service, found by the first of its key members that an account has, as the service does. */
public final class Book {

    /** What becomes of somebody who comes with another e-mail address. */
    public enum OtherAddress {
        SAME_ACCOUNT,
        ANOTHER_ACCOUNT
    }

    /** What becomes of an account when its owner comes. */
    public enum Contract {
        CREATE_ONLY,
        SYNC,
        PRE_CREATED,
        /** As {@link #CREATE_ONLY}, and an account is linked to the {@code sub} that made it. */
        LINKED
    }

    private final List<String> keys;
    private final Contract contract;
    private final List<Map<String, String>> accounts = new ArrayList<>();

    Book(Contract contract, List<String> keys) {
        this.contract = contract;
        this.keys = List.copyOf(keys);
    }

    /** An account that was there before. */
    public synchronized void open(Map<String, String> members) {
        accounts.add(new HashMap<>(members));
    }

    /** An account by one of its members. */
    synchronized Optional<Map<String, String>> find(String member, String value) {
        return accounts.stream()
                .filter(account ->
                        !value.isEmpty() && folded(member, value).equals(folded(member, account.get(member))))
                .<Map<String, String>>map(Map::copyOf)
                .findFirst();
    }

    /** A new account, unless there is one with the same member. */
    synchronized Optional<Map<String, String>> openUnlessTaken(String member, Map<String, String> members) {
        if (find(member, members.getOrDefault(member, "")).isPresent()) {
            return Optional.empty();
        }
        open(members);
        return Optional.of(Map.copyOf(members));
    }

    public synchronized int size() {
        return accounts.size();
    }

    /** A member of the newest account. */
    public synchronized String newest(String member) {
        return accounts.getLast().getOrDefault(member, "");
    }

    /** What becomes of somebody whose e-mail address is another than the last time. */
    public OtherAddress onAnotherAddress() {
        return keys.getFirst().equals("email") ? OtherAddress.ANOTHER_ACCOUNT : OtherAddress.SAME_ACCOUNT;
    }

    /** Whether it wants accounts to be there before. */
    public boolean makesNone() {
        return contract == Contract.PRE_CREATED;
    }

    synchronized Verdict enter(Map<String, String> members) {
        for (String key : keys) {
            String value = folded(key, members.get(key));
            for (int at = 0; !value.isEmpty() && at < accounts.size(); at++) {
                if (value.equals(folded(key, accounts.get(at).get(key)))) {
                    if (contract == Contract.LINKED
                            && !Objects.equals(accounts.get(at).get("sub"), members.get("sub"))) {
                        return new Refused(Why.MISMATCH);
                    }
                    if (contract == Contract.SYNC) {
                        accounts.get(at).putAll(members);
                    }
                    return new LoggedIn("account-" + at, false);
                }
            }
        }
        if (contract == Contract.PRE_CREATED) {
            return new Refused(Why.NO_ACCOUNT);
        }
        accounts.add(new HashMap<>(members));
        return new LoggedIn("account-" + (accounts.size() - 1), true);
    }

    // Nobody has two accounts for one address in other letters; identifiers are taken to the letter.
    private static String folded(String key, @org.jspecify.annotations.Nullable String value) {
        if (value == null) {
            return "";
        }
        return key.equals("email") ? value.toLowerCase(Locale.ROOT) : value;
    }
}
