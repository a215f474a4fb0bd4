package io.rialto.kit;

import io.rialto.kit.SignIn.How;
import io.rialto.kit.SignIn.SignedIn;
import io.rialto.kit.SignIn.TurnedAway;
import io.rialto.kit.SignIn.Why;
import io.rialto.saml.NameId;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Finds the account a login is for, or makes it. Two first logins at once make one account: on one node because logins of one
 * subject wait for each other, on several because {@link Accounts#create} reports that somebody else was first.
 *
 * @param <A> the service's own account type
 */
public final class JustInTime<A> {

    private static final int STRIPES = 64;

    private final Accounts<A> accounts;
    private final Contract contract;
    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

    public JustInTime(Accounts<A> accounts, Contract contract) {
        this.accounts = accounts;
        this.contract = contract;
        Arrays.setAll(stripes, _ -> new ReentrantLock());
    }

    /** The account for a login that {@link ServiceProvider#check} accepted. */
    public SignIn<A> signIn(Login login) {
        if (NameId.TRANSIENT.equals(login.nameIdFormat())) {
            return new TurnedAway<>(Why.SUBJECT_NOT_LASTING);
        }
        ReentrantLock stripe = stripes[Math.floorMod(login.subject().hashCode(), STRIPES)];
        stripe.lock();
        try {
            return findOrMake(login);
        } finally {
            stripe.unlock();
        }
    }

    private SignIn<A> findOrMake(Login login) {
        Optional<A> known = accounts.findBySubject(login.subject());
        if (known.isPresent()) {
            return enter(known.get(), login);
        }
        Optional<A> linked = linkByEmail(login);
        if (linked.isPresent()) {
            A account = contract.syncs() ? accounts.update(linked.get(), login) : linked.get();
            return new SignedIn<>(account, How.LINKED);
        }
        Optional<A> created = accounts.create(login);
        if (created.isPresent()) {
            return new SignedIn<>(created.get(), How.CREATED);
        }
        return afterSomebodyElse(login);
    }

    /** Another node may have made the account for this subject between our look and our insert. */
    private SignIn<A> afterSomebodyElse(Login login) {
        return accounts.findBySubject(login.subject())
                .map(account -> enter(account, login))
                .orElseGet(() -> new TurnedAway<>(Why.ACCOUNT_CONFLICT));
    }

    private SignIn<A> enter(A account, Login login) {
        return contract.syncs()
                ? new SignedIn<>(accounts.update(account, login), How.UPDATED)
                : new SignedIn<>(account, How.EXISTING);
    }

    private Optional<A> linkByEmail(Login login) {
        if (contract.emailAttribute() == null) {
            return Optional.empty();
        }
        return login.attribute(contract.emailAttribute())
                .flatMap(EmailAddress::canonical)
                .flatMap(email -> accounts.findUnlinkedByEmail(email, login.issuer()))
                .flatMap(account -> accounts.link(account, login));
    }

    /**
     * What a login may do to accounts.
     *
     * @param syncs whether each login updates the account, or only the first one fills it
     * @param emailAttribute the attribute to match existing accounts by; absent when only the subject counts. Allow it only
     *     where the identity provider has confirmed its customers' addresses
     */
    public record Contract(boolean syncs, @Nullable String emailAttribute) {

        /** The first login fills the account; later ones leave it alone. Matched by subject. */
        public static final Contract CREATE_ONLY = new Contract(false, null);

        /** Each login updates the account. Matched by subject. */
        public static final Contract SYNC_EACH_LOGIN = new Contract(true, null);

        /** Matched by subject, and where that finds nothing, by the e-mail address in this attribute. */
        public Contract matchingEmail(String attribute) {
            return new Contract(syncs, attribute);
        }
    }
}
