package io.rialto.demo.rewards;

import io.rialto.kit.Accounts;
import io.rialto.kit.Login;
import io.rialto.kit.Subject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The service's accounts. The map's key does what a unique constraint does in a database. It is the subject without its issuer: the
 * sites that are believed belong to one shop, and with {@code same_email: one} Rialto calls a customer of several of them the same.
 */
final class Members implements Accounts<Account> {

    private final Map<String, Account> bySubject = new LinkedHashMap<>();
    private final Clock clock;

    Members(Clock clock) {
        this.clock = clock;
    }

    synchronized int count() {
        return bySubject.size();
    }

    @Override
    public synchronized Optional<Account> findBySubject(Subject subject) {
        return Optional.ofNullable(bySubject.get(subject.value()));
    }

    /** Here an account always has a subject: nobody could register without Rialto. */
    @Override
    public Optional<Account> findUnlinkedByEmail(String email, String issuer) {
        return Optional.empty();
    }

    @Override
    public synchronized Optional<Account> create(Login login) {
        if (bySubject.containsKey(login.subject().value())) {
            return Optional.empty();
        }
        Account account = new Account(bySubject.size() + 1, login.subject(), login.attributes(), clock.instant());
        bySubject.put(login.subject().value(), account);
        return Optional.of(account);
    }

    @Override
    public Optional<Account> link(Account account, Login login) {
        return Optional.empty();
    }

    @Override
    public synchronized Account update(Account account, Login login) {
        Account updated = account.with(login.attributes());
        bySubject.put(account.subject().value(), updated);
        return updated;
    }
}
