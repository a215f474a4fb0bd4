package io.rialto.server.externalservice;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How customers and a service's accounts belong together.
 *
 * @param decided what happens when another site of the organization brings the same service a customer with this one's address;
 *     absent: nobody decided, and accounts are separate
 * @param emailCase how the service sees a customer's address
 * @param emailChange what is done when the shop tells that a customer's address changed
 * @param api how the service's own API finds or makes an account; absent: a message alone does
 */
public record Accounts(
        @Nullable SameEmail decided,
        EmailCase emailCase,
        @Nullable AccountApi api,
        EmailChange emailChange) {

    /** What holds where nothing was said. */
    public static final Accounts USUAL = new Accounts(null, EmailCase.LOWER);

    public Accounts(@Nullable SameEmail decided, EmailCase emailCase, @Nullable AccountApi api) {
        this(decided, emailCase, api, EmailChange.SYNC_AT_LOGIN);
    }

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

    /** What is done when a customer's address changed at the shop. The name under which the service knows the customer stays. */
    public enum EmailChange {
        /** Nothing: the next login brings the new one. */
        SYNC_AT_LOGIN,
        /** The account is brought in step by SCIM. */
        SCIM,
        /** The service is told by a signed call, and sees to it. */
        API,
        /** Somebody changes it at the service, and confirms that. */
        MANUAL;

        /** As the configuration and the API write it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What happens when another site brings a customer with the same address. */
    public SameEmail sameEmail() {
        return Objects.requireNonNullElse(decided, SameEmail.SEPARATE);
    }
}
