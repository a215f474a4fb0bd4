package io.rialto.server.namesake;

import io.rialto.server.customer.CustomerEmail;
import io.rialto.server.vault.KeyedHash;
import io.rialto.server.vault.ServerSecrets;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who holds an address at a service, and under which pseudonym each customer is known there. Whoever comes first holds the
 * address, decided by the database between all nodes. Safe for use by many threads.
 */
@Component
public class Namesakes {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final KeyedHash hashes;

    public Namesakes(JdbcClient jdbc, TransactionTemplate transactions, ServerSecrets secrets) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.hashes = new KeyedHash(secrets, "namesakes");
    }

    /** An address, as keyed hash: it tells nothing of the address, and is another one at another service. */
    public record Address(String hash) {}

    private record Link(String account, String address) {}

    /**
     * @param circle within which one address is one person: whose shops, and which service
     * @param email as the shop has it; letter case does not count
     */
    public Address address(String email, String... circle) {
        return new Address(hashes.of(CustomerEmail.canonical(email), hashes.of(circle)));
    }

    /** Lets the customer into the account of whoever came first with this address; it stays theirs when the address changes. */
    public Settled join(String own, Address address) {
        return settle(own, address, true);
    }

    /** Lets in whoever came first with this address, and nobody else. */
    public Settled refuse(String own, Address address) {
        return settle(own, address, false);
    }

    private Settled settle(String own, Address address, boolean joins) {
        Optional<Link> link = link(own);
        if (link.filter(known -> known.address().equals(address.hash())).isPresent()) {
            return settled(own, link.orElseThrow().account(), joins);
        }
        return transactions.execute(transaction -> claim(own, link, address, joins));
    }

    private Settled claim(String own, Optional<Link> link, Address address, boolean joins) {
        String account = link.map(Link::account).orElse(own);
        String holder = holder(address, account);
        if (!joins && !holder.equals(account)) {
            return new Settled.Taken();
        }
        // Two accounts that exist are never made one: who had one before the addresses met keeps it.
        String entered = link.isPresent() ? account : holder;
        save(own, entered, address);
        link.ifPresent(this::release);
        return settled(own, entered, joins);
    }

    private static Settled settled(String own, String account, boolean joins) {
        return joins || account.equals(own) ? new Settled.Account(account) : new Settled.Taken();
    }

    private Optional<Link> link(String own) {
        return jdbc.sql("select account, address from namesake where pseudonym = ?")
                .param(own)
                .query((row, number) -> new Link(row.getString("account"), row.getString("address")))
                .optional();
    }

    private String holder(Address address, String account) {
        jdbc.sql("insert into namesake_address (address, account) values (?, ?) on conflict do nothing")
                .params(address.hash(), account)
                .update();
        return jdbc.sql("select account from namesake_address where address = ?")
                .param(address.hash())
                .query(String.class)
                .single();
    }

    private void save(String own, String account, Address address) {
        int altered = jdbc.sql("update namesake set address = ? where pseudonym = ?")
                .params(address.hash(), own)
                .update();
        if (altered == 0) {
            jdbc.sql("insert into namesake (pseudonym, account, address) values (?, ?, ?) on conflict do nothing")
                    .params(own, account, address.hash())
                    .update();
        }
    }

    /** Nothing leads to the customer any more, and the address is nobody's unless a namesake has it. */
    public void forget(String own) {
        transactions.executeWithoutResult(transaction -> link(own).ifPresent(known -> {
            jdbc.sql("delete from namesake where pseudonym = ?").param(own).update();
            release(known);
        }));
    }

    // The shop may give an address that nobody has any more to somebody else, who must not come into this account.
    private void release(Link before) {
        jdbc.sql("""
                        delete from namesake_address where address = ? and account = ?
                        and not exists (select 1 from namesake
                            where namesake.address = namesake_address.address and namesake.account = namesake_address.account)
                        """).params(before.address(), before.account()).update();
    }
}
