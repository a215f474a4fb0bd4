package io.rialto.kit;

import java.util.Optional;

/**
 * The service's accounts, as {@link JustInTime} needs them. Calls come from any thread.
 *
 * @param <A> the service's own account type
 */
public interface Accounts<A> {

    /** The account that belongs to the subject. */
    Optional<A> findBySubject(Subject subject);

    /**
     * An account with this e-mail address that belongs to no subject of the same issuer yet. Asked only where the contract
     * allows a match by e-mail. An account that already belongs to another subject must not be returned: somebody else owns it.
     *
     * @param email in canonical form: ASCII, lower case
     */
    Optional<A> findUnlinkedByEmail(String email, String issuer);

    /**
     * Makes the account and notes the subject with it, in one transaction.
     *
     * @return empty when a unique constraint (on the subject, or on the e-mail address) says that somebody else was first
     */
    Optional<A> create(Login login);

    /**
     * Notes the subject with an account that has none yet.
     *
     * @return empty when somebody else was first: the account got a subject, or the subject an account, in the meantime
     */
    Optional<A> link(A account, Login login);

    /** Takes over the attributes of this login. Asked at each login where the contract says so. */
    A update(A account, Login login);
}
