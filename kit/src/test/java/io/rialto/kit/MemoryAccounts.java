package io.rialto.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table of accounts with a unique constraint on the subject and one on the e-mail address. */
class MemoryAccounts implements Accounts<MemoryAccounts.Account> {

    record Account(Subject subject, String email) {}

    private final List<Account> rows = new ArrayList<>();

    List<Account> all() {
        synchronized (rows) {
            return List.copyOf(rows);
        }
    }

    void add(String email) {
        synchronized (rows) {
            rows.add(new Account(null, email));
        }
    }

    @Override
    public Optional<Account> findBySubject(Subject subject) {
        synchronized (rows) {
            return rows.stream().filter(row -> subject.equals(row.subject())).findFirst();
        }
    }

    @Override
    public Optional<Account> findUnlinkedByEmail(String email, String issuer) {
        synchronized (rows) {
            return rows.stream()
                    .filter(row -> row.subject() == null && email.equals(row.email()))
                    .findFirst();
        }
    }

    @Override
    public Optional<Account> create(Login login) {
        synchronized (rows) {
            Account account = new Account(login.subject(), email(login));
            boolean taken = rows.stream()
                    .anyMatch(row -> account.subject().equals(row.subject())
                            || account.email().equals(row.email()));
            if (taken) {
                return Optional.empty();
            }
            rows.add(account);
            return Optional.of(account);
        }
    }

    @Override
    public Optional<Account> link(Account account, Login login) {
        synchronized (rows) {
            return findBySubject(login.subject()).isPresent() || !rows.contains(account)
                    ? Optional.empty()
                    : Optional.of(replace(account, new Account(login.subject(), account.email())));
        }
    }

    @Override
    public Account update(Account account, Login login) {
        synchronized (rows) {
            return replace(account, new Account(account.subject(), email(login)));
        }
    }

    private Account replace(Account old, Account with) {
        rows.set(rows.indexOf(old), with);
        return with;
    }

    private static String email(Login login) {
        String sent = login.attribute("email").orElseThrow();
        return EmailAddress.canonical(sent).orElse(sent);
    }
}
