package io.rialto.kit;

/**
 * What {@link JustInTime} did with a login.
 *
 * @param <A> the service's own account type
 */
public sealed interface SignIn<A> {

    /** The account to open a session for. */
    record SignedIn<A>(A account, How how) implements SignIn<A> {}

    /** There is no account to open a session for, and none may be made. */
    record TurnedAway<A>(Why why) implements SignIn<A> {}

    /** Where the account came from. */
    enum How {
        /** It was made by this login. */
        CREATED,
        /** It was there, and is unchanged. */
        EXISTING,
        /** It was there without a subject, was found by its e-mail address, and belongs to the subject from now on. */
        LINKED,
        /** It was there, and took over this login's attributes. */
        UPDATED
    }

    /** Why nobody was signed in. */
    enum Why {
        /** The account could not be made; as a rule its e-mail address belongs to another account. */
        ACCOUNT_CONFLICT("Another account already uses this e-mail address."),
        /** A transient name identifier differs at each login, so an account can never be found again. */
        SUBJECT_NOT_LASTING("The identity provider sends a name that changes with each login.");

        private final String explanation;

        Why(String explanation) {
            this.explanation = explanation;
        }

        /** The reason as one clear sentence. */
        public String explanation() {
            return explanation;
        }
    }
}
