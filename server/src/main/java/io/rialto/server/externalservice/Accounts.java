package io.rialto.server.externalservice;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How customers and a service's accounts belong together.
 *
 * @param decided what happens when another site of the organization brings the same service a customer with this one's address;
 *     absent: nobody decided, and accounts are separate
 * @param emailCase how the service sees a customer's address
 * @param api how the service's own API finds or makes an account; absent: a message alone does
 */
public record Accounts(
        @Nullable SameEmail decided,
        EmailCase emailCase,
        @Nullable AccountApi api) {

    /** What holds where nothing was said. */
    public static final Accounts USUAL = new Accounts(null, EmailCase.LOWER);

    /** Of a service that makes accounts out of messages. */
    public Accounts(@Nullable SameEmail decided, EmailCase emailCase) {
        this(decided, emailCase, null);
    }

    /** Of customers of several sites of an organization who have one e-mail address and go to one service. */
    public enum SameEmail {
        /** Each has an account of his own at the service. */
        SEPARATE,
        /** They are one person there: who comes second enters the account of the first. */
        ONE,
        /** Who comes second is refused. */
        REFUSE
    }

    /** Of an address whose letters are written now so, now so. */
    public enum EmailCase {
        /** Small letters, always. */
        LOWER,
        /** As the customer's address was written when the service first saw it. */
        FIRST_SEEN,
        /** As the shop has it today. */
        AS_WRITTEN
    }

    /** What happens when another site brings a customer with the same address. */
    public SameEmail sameEmail() {
        return Objects.requireNonNullElse(decided, SameEmail.SEPARATE);
    }
}
