package io.rialto.server.audit;

import io.rialto.server.audit.Verdict.Broken;
import io.rialto.server.audit.Verdict.Flaw;
import io.rialto.server.audit.Verdict.Intact;
import io.rialto.server.vault.KeyedHash;
import io.rialto.server.vault.ServerSecrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds out whether changes are as they were written. Safe for use by many threads. */
@Component
public class Verification {

    private static final int AT_ONCE = 500;

    private final Entries entries;
    private final Heads heads;
    private final KeyedHash hashes;
    private final Anchors anchors;
    private final TransactionTemplate atOneMoment;

    Verification(JdbcClient jdbc, PlatformTransactionManager transactions, ServerSecrets secrets, Anchors anchors) {
        this.entries = new Entries(jdbc);
        this.heads = new Heads(jdbc);
        this.hashes = Chain.hashes(secrets);
        this.anchors = anchors;
        this.atOneMoment = new TransactionTemplate(transactions);
        atOneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        atOneMoment.setReadOnly(true);
    }

    /** Looks at every entry of the organization. */
    public Verdict of(UUID organization) {
        return atOneMoment.execute(status -> walk(organization));
    }

    /** Every chain's verdict; the server's own is the one of no organization, and comes first. */
    public Map<Optional<UUID>, Verdict> ofAll() {
        return atOneMoment.execute(status -> {
            Map<Optional<UUID>, Verdict> verdicts = new LinkedHashMap<>();
            verdicts.put(Optional.empty(), walk(Chain.SERVER));
            new TreeSet<>(organizations()).forEach(each -> verdicts.put(Optional.of(each), walk(each)));
            return verdicts;
        });
    }

    // Also those that began once and of which nothing is there any more.
    private List<UUID> organizations() {
        List<UUID> all = new ArrayList<>(entries.organizations());
        heads.all().forEach(head -> all.add(head.organization()));
        all.addAll(anchors.organizations());
        for (long at = 0; ; at += AT_ONCE) {
            List<Entries.Found> begun = entries.after(Chain.SERVER, at, AT_ONCE);
            begun.forEach(entry -> organizationOf(entry).ifPresent(all::add));
            if (begun.size() < AT_ONCE) {
                all.removeIf(Chain.SERVER::equals);
                return all;
            }
        }
    }

    private static Optional<UUID> organizationOf(Entries.Found entry) {
        try {
            return Optional.of(UUID.fromString(entry.content().get(2)));
        } catch (IllegalArgumentException altered) {
            return Optional.empty();
        }
    }

    private Verdict walk(UUID organization) {
        Anchor anchor = anchors.of(organization);
        String before = "";
        long last = 0;
        for (List<Entries.Found> some = next(organization, 0); !some.isEmpty(); some = next(organization, last)) {
            for (Entries.Found entry : some) {
                Optional<Flaw> flaw = flaw(organization, entry, last, before, anchor);
                if (flaw.isPresent()) {
                    return new Broken(last + 1, flaw.get());
                }
                last = entry.number();
                before = entry.hash();
            }
        }
        return end(organization, last, before, anchor);
    }

    private List<Entries.Found> next(UUID organization, long last) {
        return entries.after(organization, last, AT_ONCE);
    }

    private Optional<Flaw> flaw(UUID organization, Entries.Found entry, long last, String before, Anchor anchor) {
        if (entry.number() <= last) {
            return Optional.of(Flaw.ADDED);
        }
        if (entry.number() != last + 1) {
            return Optional.of(Flaw.MISSING);
        }
        String expected = Head.hashOf(organization, entry.number(), before, entry.content(), hashes);
        if (!Head.same(expected, entry.hash())) {
            return Optional.of(Flaw.ALTERED);
        }
        return entry.number() == anchor.number() && !anchor.hash().equals(entry.hash())
                ? Optional.of(Flaw.REWRITTEN)
                : Optional.empty();
    }

    private Verdict end(UUID organization, long last, String hash, Anchor anchor) {
        Optional<Head> end = heads.find(organization);
        if (end.isEmpty()) {
            return new Broken(last + 1, last == 0 && entries.count(organization) > 0 ? Flaw.ADDED : Flaw.CUT_OFF);
        }
        Head head = end.get();
        if (head.entries() > last || anchor.number() > last) {
            return new Broken(last + 1, Flaw.CUT_OFF);
        }
        if (!head.isWhole(hashes)) {
            return new Broken(last + 1, Flaw.END_ALTERED);
        }
        if (head.entries() < last || entries.count(organization) > last) {
            return new Broken(Math.min(head.entries(), last) + 1, Flaw.ADDED);
        }
        return head.hash().equals(hash) ? new Intact(last, hash) : new Broken(last, Flaw.END_ALTERED);
    }
}
